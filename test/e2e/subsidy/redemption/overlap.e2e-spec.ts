import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import {
  aContract,
  anApproved,
  approver,
  aRedeemable,
  aRound,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  reviewer,
} from '../../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../../support/graphql/typed.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const OVERLAP = `key kind ownText otherKind otherName otherText likenessBasisPoints explanation verdict
  segments { kind text }`;
const PREVIEW = `query ($id: ID!) { claimOverlaps(contractId: $id) { ${OVERLAP} } }` as const;
const SHOW = `query ($id: ID!) { redemptionOverlaps(id: $id) { ${OVERLAP} } }` as const;
const AWARD = `mutation ($input: DeclareOtherGrantInput!, $key: ID!) { declareOtherGrant(input: $input, idempotencyKey: $key) { id } }`;
const EXPLAIN = `mutation ($id: ID!, $overlap: String!, $key: ID!) {
  explainOverlap(redemptionId: $id, overlapKey: $overlap, explanation: "市级资金只付传感器", idempotencyKey: $key) { explanation } }`;
const DECIDE = `mutation ($id: ID!, $overlap: String!, $verdict: OverlapVerdict!, $key: ID!) {
  decideOverlap(redemptionId: $id, overlapKey: $overlap, verdict: $verdict, reason: "比对合同与批文", idempotencyKey: $key) { verdict } }`;
const RAISE = `mutation ($id: ID!, $facts: String!, $contact: String!, $objector: ObjectorInput, $key: ID!) {
  raiseObjection(redemptionId: $id, facts: $facts, contact: $contact, objector: $objector, idempotencyKey: $key) { id state } }`;
const EVIDENCE = 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc';
const ANSWER = `mutation ($id: ID!, $key: ID!) {
  answerObjection(id: $id, statement: "设备已安装，附照片", evidence: ["${EVIDENCE}"], idempotencyKey: $key) {
    objectorName statements { side statement } } }` as const;
const OBJECTIONS = `query ($id: ID!) { objections(redemptionId: $id) { facts objectorName contact state statements { side } } }`;

interface Overlap {
  readonly key: string;
  readonly kind: string;
  readonly otherText: string | null;
  readonly likenessBasisPoints: number;
}

const SCOPE = '冲压车间46台冲床设备联网与产量采集';
const line = (description: string) => ({
  kind: 'PLATFORM_SERVICE' as const,
  amountFen: '24333334',
  description,
});
const grant = (enterpriseId: string, more: object = {}) => ({
  enterpriseId,
  fund: '市级技改资金2019',
  title: '冲压数字车间',
  scope: '46台冲压机联网采集产量（冲压车间）',
  amountFen: '5000000',
  grantedOn: '2019-11-01',
  ...more,
});

async function submitted(
  by: Client,
  voucherId: string,
  input: InputOf<typeof DO.submit> = papers(voucherId),
): Promise<string> {
  const { submitRedemption } = await done(by.query(DO.submit, { input, key: newId() }));
  return submitRedemption.id;
}

async function overlapsOf(by: Client, id: string): Promise<Overlap[]> {
  return (await done(by.query(SHOW, { id }))).redemptionOverlaps;
}

describe('the same scope funded elsewhere', () => {
  test('is shown before the claim, texts aligned, with another contract and with a grant of another fund', async () => {
    const roundId = await aRound(service);
    const first = await aRedeemable(service, roundId, { lines: [line(SCOPE)] });
    const { enterpriseId } = first;
    await done(first.signatory.query(AWARD, { input: grant(enterpriseId), key: newId() }));
    const second = await aContract(service, {
      enterpriseId,
      lines: [line('冲压车间46台冲床联网，产量采集，另加看板'), line('仓储管理系统WMS部署及条码打印')],
    });
    const { claimOverlaps } = await done(second.signatory.query(PREVIEW, { id: second.contractId }));
    expect(claimOverlaps).toMatchObject([
      { kind: 'SCOPE', otherKind: 'CONTRACT', otherText: SCOPE },
      { kind: 'SCOPE', otherKind: 'OTHER_GRANT', otherName: '市级技改资金2019 冲压数字车间' },
    ]);
    expect(claimOverlaps[0]).toMatchObject({
      segments: expect.arrayContaining([{ kind: 'SAME', text: '冲压车间46台冲床' }]),
    });
    const stranger = (await aContract(service)).signatory;
    expect((await stranger.query(PREVIEW, { id: second.contractId })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  test('is found within a group, without showing the enterprise what another member has', async () => {
    const roundId = await aRound(service);
    const first = await aRedeemable(service, roundId, { lines: [line(SCOPE)] });
    const sister = await aContract(service, { lines: [line(SCOPE)] });
    const preview = () => done(sister.signatory.query(PREVIEW, { id: sister.contractId }));
    expect(await preview()).toEqual({ claimOverlaps: [] });
    await service.sql(
      'update subsidy.enterprise_copy set controlling_unified_social_credit_code = $1 where id = any ($2)',
      [newId().slice(0, 18), [first.enterpriseId, sister.enterpriseId]],
    );
    expect(await preview()).toMatchObject({
      claimOverlaps: [{ otherKind: 'CONTRACT', otherName: null, otherText: null, segments: null }],
    });
  });

  test('is explained by the enterprise and decided by the reviewer, each before the file passes', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId, { lines: [line('陶瓷窑炉温度曲线监控与优化')] });
    const scope = '窑炉温度曲线的监控优化（陶瓷）';
    const told = grant(one.enterpriseId, { scope, title: '窑炉节能' });
    await done(reviewer(service).query(AWARD, { input: told, key: newId() }));
    await service.moveClock(IN_REDEEM_WINDOW);
    const id = await submitted(one.signatory, one.voucherId);
    const by = reviewer(service);
    const [overlap] = await overlapsOf(by, id);
    expect(overlap).toMatchObject({ kind: 'SCOPE', otherText: scope });
    const review = () => by.query(DO.review, { id, decision: 'REVIEWED', reason: '', key: newId() });
    expect((await review()).errors?.[0]?.extensions).toEqual({
      code: 'OVERLAP_UNDECIDED',
      params: { count: 1 },
    });
    await done(one.signatory.query(EXPLAIN, { id, overlap: overlap!.key, key: newId() }));
    expect(await overlapsOf(by, id)).toMatchObject([{ explanation: '市级资金只付传感器', verdict: null }]);
    const verdict = (answer: 'DISTINCT' | 'DUPLICATE') =>
      by.query(DECIDE, { id, overlap: overlap!.key, verdict: answer, key: newId() });
    await done(verdict('DUPLICATE'));
    await done(review());
    const approve = () =>
      approver(service).query(DO.approve, { id, decision: 'APPROVED', reason: '同意', key: newId() });
    expect((await approve()).errors?.[0]?.extensions.code).toBe('OVERLAP_CONFIRMED');
    await done(verdict('DISTINCT'));
    await done(approve());
    const provider = service.as({
      role: 'PROVIDER_VIEWER',
      organisationKind: 'PROVIDER',
      organisationId: one.providerId,
    });
    expect((await provider.query(SHOW, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const enterpriseDecides = await one.signatory.query(DECIDE, {
      id,
      overlap: overlap!.key,
      verdict: 'DISTINCT',
      key: newId(),
    });
    expect(enterpriseDecides.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('an invoice that another fund paid for backs no redemption, at the same moment either', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const told = (number: string) =>
      grant(one.enterpriseId, {
        scope: '购买扫码枪',
        title: '扫码枪',
        invoices: [{ number, code: '4400201130' }],
      });
    await done(one.signatory.query(AWARD, { input: told('77700001'), key: newId() }));
    const input = papers(one.voucherId, { number: '７７７０ 0001' });
    const used = await one.signatory.query(DO.submit, { input, key: newId() });
    expect(used.errors?.[0]?.extensions).toEqual({ code: 'INVOICE_USED', params: { numbers: ['77700001'] } });
    const [sent] = await Promise.all([
      one.signatory.query(DO.submit, {
        input: papers(one.voucherId, { number: '77700002' }),
        key: newId(),
      }),
      done(reviewer(service).query(AWARD, { input: told('77700002'), key: newId() })),
    ]);
    // Whichever came first: it is refused, or it stands with an overlap that the reviewer has to decide.
    const id = sent.data?.submitRedemption?.id;
    const seen = id ? await overlapsOf(reviewer(service), id) : [];
    expect([sent.errors?.[0]?.extensions.code ?? 'OK', seen.map(({ kind }) => kind)]).toEqual(
      id ? ['OK', ['INVOICE']] : ['INVOICE_USED', []],
    );
  });
});

describe('objections', () => {
  const facts = '该项目合同设备并未安装，现场可查。';
  const person = { kind: 'PERSON' as const, name: '陈演示' };

  async function noticed() {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const id = await anApproved(service, one);
    const { publishNotice } = await done(
      manager(service).query(DO.notice, {
        roundId,
        ids: [id],
        key: newId(),
      }),
    );
    return { ...one, id, closesAt: publishNotice.closesAt };
  }

  test('are taken by real name, with a way to be reached and facts, within whole days of Asia/Shanghai', async () => {
    const { id, closesAt } = await noticed();
    // Published on 10 October; seven days from the 11th.
    expect(closesAt).toBe('2020-10-17T16:00:00.000Z');
    const raise = async (change: object) => {
      const given = { id, facts, contact: '13800001234', objector: person, key: newId(), ...change };
      return (await service.newcomer.queryAnything(RAISE, given)).errors?.[0]?.extensions.code ?? 'OK';
    };
    expect([
      await raise({ objector: null }),
      await raise({ objector: { kind: 'PERSON', name: '匿名' } }),
      await raise({ contact: '找不到' }),
      await raise({ objector: { kind: 'ORGANISATION', name: '演示铸件有限公司', code: '123' } }),
      await raise({ facts: '不公平' }),
    ]).toEqual([
      'OBJECTION_ANONYMOUS',
      'OBJECTION_ANONYMOUS',
      'OBJECTION_UNVERIFIABLE',
      'OBJECTION_UNVERIFIABLE',
      'OBJECTION_FACTS',
    ]);
    expect(await raise({})).toBe('OK');
    await service.moveClock(new Date(closesAt));
    expect(await raise({})).toBe('OBJECTION_PERIOD');
  });

  test('are answered by the enterprise, who is not told who raised them, and by nobody else', async () => {
    const { id, signatory } = await noticed();
    const { raiseObjection } = await done(
      service.newcomer.query(RAISE, {
        id,
        facts,
        contact: '13800001234',
        objector: person,
        key: newId(),
      }),
    );
    const answer = { id: raiseObjection.id, key: newId() };
    expect(await done(signatory.query(ANSWER, answer))).toEqual({
      answerObjection: {
        objectorName: null,
        statements: [{ side: 'ENTERPRISE', statement: '设备已安装，附照片' }],
      },
    });
    const outsider = (await aContract(service)).signatory;
    expect((await outsider.query(ANSWER, { ...answer, key: newId() })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await outsider.query(OBJECTIONS, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const hidden = { objections: [{ facts, objectorName: null, contact: null, state: 'OPEN' }] };
    expect(await done(signatory.query(OBJECTIONS, { id }))).toMatchObject(hidden);
    const open = { objections: [{ objectorName: '陈演示', contact: '13800001234' }] };
    expect(await done(approver(service).query(OBJECTIONS, { id }))).toMatchObject(open);
    await done(
      approver(service).query(DO.decide, { id: raiseObjection.id, decision: 'DISMISSED', key: newId() }),
    );
    const late = await signatory.query(ANSWER, { ...answer, key: newId() });
    expect(late.errors?.[0]?.extensions.code).toBe('OBJECTION_DECIDED');
  });
});
