import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { newId } from '#libs/kernel';
import type { Answer, Client, TestService } from '../../a-service.js';
import { aNeedInput, BEFORE, DEADLINE, peopleOf } from './market.js';
import type { AnswerOf, VariablesOf } from '../../graphql/typed.js';

export const AFTER_DEADLINE = new Date(DEADLINE.getTime() + 60_000);

const CONTRACT = `id number state version totalFen documentHash document signedOn replacesContractId
  pending { version kind documentHash document reason }
  lines { id kind amountFen eligibleByDefault unit } phases { id title amountFen }
  milestones { id title state amountFen phaseId dueOn } signatures { side level } lateMilestones`;

/** What parties do with a contract, each answered by the contract. */
const ACTS = {
  awardNeed: `mutation ($needId: ID!, $bidId: ID!, $reason: String!, $key: ID!) {
    it: awardNeed(needId: $needId, bidId: $bidId, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
  signContract: `mutation ($id: ID!, $documentHash: String!, $signature: String, $signingKeyId: ID, $key: ID!) {
    it: signContract(id: $id, documentHash: $documentHash, signature: $signature, signingKeyId: $signingKeyId,
      idempotencyKey: $key) { ${CONTRACT} } }`,
  proposeContractChange: `mutation ($id: ID!, $change: ContractChangeInput!, $reason: String!, $key: ID!) {
    it: proposeContractChange(id: $id, change: $change, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
  withdrawContractChange: `mutation ($id: ID!, $reason: String!, $key: ID!) {
    it: withdrawContractChange(id: $id, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
  reportMilestone: `mutation ($milestoneId: ID!, $report: String!, $key: ID!) {
    it: reportMilestone(milestoneId: $milestoneId, report: $report, idempotencyKey: $key) { ${CONTRACT} } }`,
  acceptMilestone: `mutation ($milestoneId: ID!, $key: ID!) {
    it: acceptMilestone(milestoneId: $milestoneId, idempotencyKey: $key) { ${CONTRACT} } }`,
  proposeTermination: `mutation ($id: ID!, $reason: String!, $key: ID!) {
    it: proposeTermination(id: $id, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
  terminateContract: `mutation ($id: ID!, $reason: String!, $key: ID!) {
    it: terminateContract(id: $id, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
  chooseReplacement: `mutation ($contractId: ID!, $providerId: ID!, $reason: String!, $key: ID!) {
    it: chooseReplacement(contractId: $contractId, providerId: $providerId, reason: $reason, idempotencyKey: $key) {
      ${CONTRACT} } }`,
  cancelReplacement: `mutation ($id: ID!, $reason: String!, $key: ID!) {
    it: cancelReplacement(id: $id, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`,
} as const;
type Acts = typeof ACTS;
export type ContractAnswer = AnswerOf<Acts['awardNeed']>['it'];

/** What was answered, or the refusal as a failure of the test. */
export function must<T>(answer: Answer<T>): T {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors[0]));
  return answer.data;
}

/** What parties do with contracts, through GraphQL. */
export function contractWorld(service: TestService) {
  const people = peopleOf(service);
  const { buyer: enterpriseMember, seller: providerMember } = people;

  const command = async <Name extends keyof Acts>(
    by: Client,
    name: Name,
    variables: Omit<VariablesOf<Acts[Name]>, 'key'>,
  ) => {
    const answer: Answer<{ it: ContractAnswer }> = await by.queryAnything(ACTS[name], {
      ...variables,
      key: newId(),
    });
    return { ...answer, it: answer.data?.it };
  };

  const aProvider = (name = '演示服务商') => people.aProvider({ name });

  /** A contract that was just drafted from a bid of 12,000,000 fen in two lines and two milestones. */
  async function aDraft() {
    await service.moveClock(BEFORE);
    const [enterpriseId, providerId] = [await people.anEnterprise(), await aProvider()];
    const [buyer, seller] = [enterpriseMember(enterpriseId), providerMember(providerId)];
    const { publishNeed } = must(
      await buyer.query(
        `mutation ($input: PublishNeedInput!, $key: ID!) { publishNeed(input: $input, idempotencyKey: $key) { id } }`,
        {
          input: aNeedInput(enterpriseId),
          key: newId(),
        },
      ),
    );
    const line = (
      kind: 'AUTOMATION_EQUIPMENT' | 'PLATFORM_SERVICE',
      amountFen: string,
      industrialPlatform: boolean,
    ) => {
      return { kind, description: '演示明细', amountFen, industrialPlatform, publicCloud: true };
    };
    const { sealBid } = must(
      await seller.query(
        `mutation ($input: SealBidInput!, $key: ID!) { sealBid(input: $input, idempotencyKey: $key) { bidId } }`,
        {
          input: {
            needId: publishNeed.id,
            providerId,
            priceFen: '12000000',
            lines: [
              line('PLATFORM_SERVICE', '9000000', true),
              line('AUTOMATION_EQUIPMENT', '3000000', false),
            ],
            deliveryMonths: 2,
            proposal: '演示方案：边缘网关采集',
          },
          key: newId(),
        },
      ),
    );
    await service.moveClock(AFTER_DEADLINE);
    const drafted = await command(buyer, 'awardNeed', {
      needId: publishNeed.id,
      bidId: sealBid.bidId,
      reason: '方案最合适',
    });
    must(drafted);
    return { enterpriseId, providerId, buyer, seller, contract: drafted.it };
  }

  const signText = (
    by: Client,
    id: string,
    documentHash: string,
    proof: { jws?: string; keyId?: string } = {},
  ) =>
    command(by, 'signContract', {
      id: id,
      documentHash: documentHash,
      signature: proof.jws,
      signingKeyId: proof.keyId,
    });
  const sign = (by: Client, { id, documentHash }: { id: string; documentHash: string }) =>
    signText(by, id, documentHash);

  /** A contract in force. */
  async function aContract(change?: VariablesOf<Acts['proposeContractChange']>['change']) {
    const drafted = await aDraft();
    const { buyer, seller } = drafted;
    let { contract } = drafted;
    if (change) {
      const proposed = await propose(seller, contract.id, change);
      must(proposed);
      contract = proposed.it;
    }
    must(await sign(seller, contract));
    const signed = await sign(buyer, contract);
    must(signed);
    return { ...drafted, contract: signed.it };
  }

  const propose = (
    by: Client,
    id: string,
    change: VariablesOf<Acts['proposeContractChange']>['change'],
    reason = '双方协商一致',
  ) =>
    command(by, 'proposeContractChange', {
      id: id,
      change: change,
      reason: reason,
    });
  const report = (by: Client, milestoneId: string) =>
    command(by, 'reportMilestone', { milestoneId: milestoneId, report: '已交付' });
  const accept = (by: Client, milestoneId: string) =>
    command(by, 'acceptMilestone', { milestoneId: milestoneId });

  /** Reported and accepted. */
  async function deliver(buyer: Client, seller: Client, milestoneId: string): Promise<ContractAnswer> {
    must(await report(seller, milestoneId));
    const accepted = await accept(buyer, milestoneId);
    must(accepted);
    return accepted.it;
  }

  const read = async (by: Client, id: string): Promise<ContractAnswer> =>
    must(
      await by.query(`query ($id: ID!) { contract(id: $id) { ${CONTRACT} } }`, {
        id,
      }),
    ).contract;

  /** A key that the person registered for the organisation, and what signs by it. */
  async function aSigningKey(by: Client, kind: 'ed25519' | 'P-256' = 'ed25519') {
    const pair =
      kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: kind });
    const { registerSigningKey } = must(
      await by.query(
        `mutation ($organisationId: ID!, $jwk: String!, $key: ID!) {
          registerSigningKey(organisationId: $organisationId, name: "演示密钥", publicJwk: $jwk, idempotencyKey: $key) { id } }`,
        {
          organisationId: by.organisationId,
          jwk: JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
          key: newId(),
        },
      ),
    );
    return { keyId: registerSigningKey.id, jws: (document: string) => detached(document, pair.privateKey) };
  }

  return {
    enterpriseMember,
    providerMember,
    command,
    aProvider,
    aDraft,
    aContract,
    sign,
    signText,
    propose,
    report,
    accept,
    deliver,
    read,
    aSigningKey,
  };
}

/** Signs a document without the library by which the platform verifies. */
export function detached(document: string, key: KeyObject): string {
  const edwards = key.asymmetricKeyType === 'ed25519';
  const header = Buffer.from(JSON.stringify({ alg: edwards ? 'EdDSA' : 'ES256' })).toString('base64url');
  const payload = Buffer.from(document).toString('base64url');
  const value = signBytes(edwards ? null : 'sha256', Buffer.from(`${header}.${payload}`), {
    key,
    dsaEncoding: 'ieee-p1363',
  });
  return `${header}..${value.toString('base64url')}`;
}
