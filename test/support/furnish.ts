import { generateKeyPairSync } from 'node:crypto';
import type { TestPlatform } from './a-platform.js';
import { passwordOf, rowOf, variablesOf, type Victim } from './attack.js';
import { composedSchema, documentOf, operations } from './the-schema.js';

interface Facts {
  readonly enterpriseName: string;
  readonly enterpriseCode: string;
  readonly providerCode: string;
  /** An official of the victim's bureau. */
  readonly official: string;
  /** So many days ahead. */
  readonly inDays: (count: number) => string;
}
/** Who asks for what, with the values that the schema alone does not give. */
type Act = readonly [account: string, operation: string, given: Readonly<Record<string, unknown>>];

function actsOf({ account, enterpriseId }: Victim, { inDays, ...facts }: Facts): Act[] {
  const publicJwk = JSON.stringify(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }));
  const need = {
    protocols: ['OPC UA'],
    integrations: ['ERP'],
    sites: null,
    machines: null,
    hiddenFields: null,
    budgetFromFen: '100',
    budgetToFen: '10000000',
    deliverBy: inDays(200).slice(0, 10),
  };
  return [
    [account, 'copyNeed', {}],
    [account, 'beginUpload', {}],
    [account, 'inviteMember', { account: 'factory02', role: 'ENTERPRISE_VIEWER', divisionCode: undefined }],
    [account, 'rateContract', {}],
    [account, 'declareOtherGrant', { invoices: null }],
    [
      account,
      'recordPayment',
      {
        payerUnifiedSocialCreditCode: facts.enterpriseCode,
        payeeUnifiedSocialCreditCode: facts.providerCode,
        bankReference: 'B-20200928-7',
        paidOn: '2020-10-01',
      },
    ],
    [account, 'setPayeeAccount', { holderName: facts.enterpriseName, accountNumber: '6222021234567890' }],
    [account, 'registerSigningKey', { publicJwk }],
    [account, 'publishNeed', { ...need, bidDeadline: inDays(20), questionsUntil: inDays(10) }],
    [
      account,
      'openJointNeed',
      { ...need, bidDeadline: inDays(60), joinUntil: inDays(5), questionsUntil: null },
    ],
    ['auditor', 'openRecovery', {}],
    [
      'bureau-foshan',
      'proposeControl',
      {
        holder: '91440606YUNB2GHU7T',
        held: facts.enterpriseCode,
        kind: 'CONTROL',
        shareBasisPoints: null,
        toOn: null,
      },
    ],
    ['bureau-foshan', 'proposeOddCode', { unifiedSocialCreditCode: '91440606722473344D' }],
    [
      'commission-manager',
      'declareConflict',
      { subjectKind: 'ENTERPRISE', subjectId: enterpriseId, personId: facts.official, toOn: null },
    ],
    ['admin', 'proposePasswordReset', { account: 'auditor' }],
  ];
}

/** Lets the victim and others do what the chain leaves out, so that there is one of nearly every kind of thing. */
export async function furnish(platform: TestPlatform, victim: Victim): Promise<void> {
  const all = operations(composedSchema());
  const { data } = await platform.ask('{ goals { asOf } }');
  const now = Date.parse(data!.goals[0]!.asOf);
  const codes = await rowOf<Omit<Facts, 'inDays'>>(
    platform,
    `select e.name as "enterpriseName", e.unified_social_credit_code as "enterpriseCode",
            p.unified_social_credit_code as "providerCode",
            (select id from identity.person where account = 'bureau-foshan') as official
       from enterprise.enterprise e, provider.provider p where e.id = $1 and p.id = $2`,
    [victim.enterpriseId, victim.providerId],
  );
  const ids: Record<string, string> = { ...victim, organisationId: victim.enterpriseId };
  const inDays = (count: number) => new Date(now + count * 86_400_000).toISOString();
  for (const [account, name, given] of actsOf(victim, { ...codes, inDays })) {
    const token =
      account === victim.account
        ? await platform.tokenOf(account, passwordOf(platform))
        : await platform.token(account);
    const operation = all.find(({ field }) => field.name === name)!;
    const variables = variablesOf(operation, (argument) => ids[argument]!, given);
    const { text, errors } = await platform.askAnything(documentOf(operation), { token, variables });
    if (errors) throw new Error(`${name}: ${text}`);
  }
}
