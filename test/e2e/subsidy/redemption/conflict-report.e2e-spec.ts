import { newId } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../../support/a-service.js';
import {
  anApproved,
  aRedeemable,
  aRound,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  reviewer,
} from '../../../support/world/subsidy/subsidy.js';

/*
 * What one official says of another has no effect until a second person has confirmed it: nobody alone blinds an auditor
 * or keeps a colleague off a file.
 */

const DECLARE = `mutation ($input: DeclareConflictInput!, $key: ID!) {
  declareConflict(input: $input, idempotencyKey: $key) { id awaitsSecondPersonUntil touched { redemptionId } } }`;
const DECIDE = `mutation ($id: ID!, $decision: ConflictReportDecision!, $key: ID!) {
  decideConflictReport(id: $id, decision: $decision, reason: "已核实", idempotencyKey: $key) {
    awaitsSecondPersonUntil touched { redemptionId reopened } } }`;
const REPORTS = `{ conflictReports { id personId subjectId subjectName decisions reportedBy } }`;
const SEE = 'query ($id: ID!) { redemption(id: $id) { state } }';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const anAuditor = () => service.as({ role: 'AUDITOR', organisationKind: 'AUDIT' });
const codeOf = ({ errors }: Answer<object>) => errors?.[0]?.extensions.code;

/** A file that is approved, with who is reported to have to do with its enterprise. */
async function aFile(): Promise<{ id: string; enterpriseId: string; reviewedBy: string }> {
  const one = await aRedeemable(service, await aRound(service));
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  const [row] = await service.sql<{ person_id: string }>(
    `select person_id from subsidy.reviewer_decision where redemption_id = $1 and level = 'CITY_REVIEW'`,
    [id],
  );
  return { id, enterpriseId: one.enterpriseId, reviewedBy: row!.person_id };
}

const about = (personId: string, subjectId: string) => ({
  personId,
  subjectKind: 'ENTERPRISE' as const,
  subjectId,
  kind: 'FAMILY' as const,
  fromOn: '2020-01-01',
  note: '亲属任职',
});

async function reported(by: Client, personId: string, subjectId: string): Promise<string> {
  const input = about(personId, subjectId);
  const { declareConflict } = await done(by.query(DECLARE, { input, key: newId() }));
  return declareConflict.id;
}

const decided = (by: Client, id: string, decision: 'CONFIRMED' | 'DISMISSED') =>
  by.query(DECIDE, { id, decision, key: newId() });
const sees = async (by: Client, id: string) => (await by.query(SEE, { id })).errors === undefined;
const told = async (personId: string) =>
  (await service.outbox('conflict.declared.v1')).filter(({ subject }) => subject === personId).length;
const shown = async (by: Client, id: string) =>
  (await done(by.query(REPORTS))).conflictReports.find((each) => each.id === id);

test('one manager alone blinds nobody and sends no file back', async () => {
  const file = await aFile();
  const [alone, auditor] = [manager(service), anAuditor()];
  expect(await sees(auditor, file.id)).toBe(true);
  const ids: string[] = [];
  for (const personId of [auditor.personId, file.reviewedBy]) {
    const input = about(personId, file.enterpriseId);
    const { declareConflict } = await done(alone.query(DECLARE, { input, key: newId() }));
    expect(declareConflict).toMatchObject({
      awaitsSecondPersonUntil: expect.stringMatching(/^2020-/),
      touched: [],
    });
    ids.push(declareConflict.id);
  }
  for (const id of ids) expect(codeOf(await decided(alone, id, 'CONFIRMED'))).toBe('CONFLICT_SECOND_PERSON');
  // Another manager is no second person for an auditor.
  expect(codeOf(await decided(manager(service), ids[0]!, 'CONFIRMED'))).toBe('CONFLICT_OF_AUDITOR');
  expect(await sees(auditor, file.id)).toBe(true);
  expect(await told(auditor.personId)).toBe(0);
  expect((await done(alone.query(SEE, { id: file.id }))).redemption).toEqual({ state: 'APPROVED' });
  expect(await shown(alone, ids[0]!)).toMatchObject({ decisions: [] });
  expect(await shown(auditor, ids[0]!)).toMatchObject({ decisions: ['CONFIRMED'] });
  expect(await shown(anAuditor(), ids[0]!)).toMatchObject({ decisions: ['CONFIRMED', 'DISMISSED'] });
  expect(await shown(reviewer(service), ids[0]!)).toBeUndefined();
  expect(codeOf(await decided(reviewer(service), ids[0]!, 'CONFIRMED'))).toBe('NOT_FOUND');
  for (const [report, decider, constraint] of [
    [ids[1], alone.personId, 'conflict_report_second_person'],
    [ids[0], newId(), 'conflict_report_of_auditor'],
  ] as const)
    await expect(
      service.sql(
        `update subsidy.conflict_report set state = 'CONFIRMED', decided_by = $2, decided_at = reported_at where id = $1`,
        [report, decider],
      ),
    ).rejects.toMatchObject({ constraint });
  await expect(
    service.sql(
      `insert into subsidy.conflict (id, person_id, subject_kind, subject_id, kind, from_on, note, declared_by, declared_at)
       values ($1, $2, 'ENTERPRISE', $3, 'FAMILY', '2020-01-01', '亲属', $4, '2020-10-10T00:00:00Z')`,
      [newId(), auditor.personId, file.enterpriseId, alone.personId],
    ),
  ).rejects.toMatchObject({ constraint: 'conflict_of_another_is_confirmed' });
});

test('a second person confirms, and the file begins anew', async () => {
  const file = await aFile();
  const id = await reported(manager(service), file.reviewedBy, file.enterpriseId);
  const second = anAuditor();
  expect(await shown(second, id)).toMatchObject({
    personId: file.reviewedBy,
    subjectName: expect.any(String),
  });
  const { decideConflictReport } = await done(decided(second, id, 'CONFIRMED'));
  expect(decideConflictReport).toEqual({
    awaitsSecondPersonUntil: null,
    touched: [{ redemptionId: file.id, reopened: true }],
  });
  expect(await told(file.reviewedBy)).toBe(1);
  expect(await shown(second, id)).toBeUndefined();
  expect(codeOf(await decided(manager(service), id, 'DISMISSED'))).toBe('CONFLICT_REPORT_CLOSED');
});

test('an official agrees to what is said of them, and cannot dismiss it alone', async () => {
  const file = await aFile();
  const auditor = anAuditor();
  await sees(auditor, file.id);
  const id = await reported(manager(service), auditor.personId, file.enterpriseId);
  expect(codeOf(await decided(auditor, id, 'DISMISSED'))).toBe('CONFLICT_OWN_DISMISSAL');
  await done(decided(auditor, id, 'CONFIRMED'));
  expect(await sees(auditor, file.id)).toBe(false);
  expect(await told(auditor.personId)).toBe(1);
});

test('what is dismissed or not confirmed in fourteen days has no effect', async () => {
  const file = await aFile();
  const official = reviewer(service);
  const [dismissed, late] = [
    await reported(manager(service), official.personId, file.enterpriseId),
    await reported(manager(service), official.personId, file.enterpriseId),
  ];
  await done(decided(manager(service), dismissed, 'DISMISSED'));
  await service.moveClock(new Date(IN_REDEEM_WINDOW.getTime() + 15 * 86_400_000));
  expect(await shown(manager(service), late)).toBeUndefined();
  expect(codeOf(await decided(manager(service), late, 'CONFIRMED'))).toBe('CONFLICT_REPORT_CLOSED');
  expect(await told(official.personId)).toBe(0);
  expect(await sees(official, file.id)).toBe(true);
});

test('who has to do with the party is shown no report about it', async () => {
  const file = await aFile();
  const tied = manager(service);
  const { personId: _own, ...own } = about('', file.enterpriseId);
  await done(tied.query(DECLARE, { input: own, key: newId() }));
  const id = await reported(manager(service), file.reviewedBy, file.enterpriseId);
  expect(JSON.stringify(await done(tied.query(REPORTS)))).not.toContain(file.enterpriseId);
  expect(codeOf(await decided(tied, id, 'CONFIRMED'))).toBe('NOT_FOUND');
});

test('a hundred confirmations at once decide once', async () => {
  const file = await aFile();
  const id = await reported(manager(service), file.reviewedBy, file.enterpriseId);
  const deciders = Array.from({ length: 10 }, () => manager(service));
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => decided(deciders[i % 10]!, id, 'CONFIRMED')),
  );
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  expect(new Set(answers.map(codeOf))).toEqual(new Set([undefined, 'CONFLICT_REPORT_CLOSED']));
  expect(await told(file.reviewedBy)).toBe(1);
  const rows = await service.sql('select 1 from subsidy.conflict where report_id = $1', [id]);
  expect(rows).toHaveLength(1);
});
