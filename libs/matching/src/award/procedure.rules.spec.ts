import { procedureOf, type ProcedureFacts } from './procedure.rules.js';

const at = (hour: number) => new Date(Date.UTC(2020, 9, 10, hour));
const facts: ProcedureFacts = {
  bidDeadline: at(9),
  over: false,
  awaitsSecondKey: false,
  bids: 2,
  judged: false,
  individualClosed: false,
  settled: false,
  clarifications: [],
  award: null,
  complaints: [],
  contractDrafted: false,
  direct: null,
};
const award = { standstillUntil: at(15), signBy: at(20) };
const bureau = { mover: 'BUREAU', until: null } as const;
const over = { mover: 'NOBODY', until: null } as const;

test.each<[string, Partial<ProcedureFacts>, number, string, string, Date | null]>([
  ['before the deadline', {}, 8, 'OPEN_FOR_BIDS', 'PROVIDER', at(9)],
  ['closed by its enterprise', { over: true }, 8, 'ENDED', 'NOBODY', null],
  ['at the deadline', {}, 9, 'AWARD_DUE', 'ENTERPRISE', null],
  ['under a second key', { awaitsSecondKey: true, bids: 0 }, 9, 'SECOND_KEY', 'ENTERPRISE', null],
  ['without a bid', { bids: 0 }, 9, 'NO_BIDS', 'ENTERPRISE', null],
  ['with people who judge', { judged: true }, 9, 'INDIVIDUAL_SCORES', 'EVALUATORS', null],
  ['with their scores', { judged: true, individualClosed: true }, 9, 'CONSENSUS', 'EVALUATORS', null],
  [
    'with what they agreed on',
    { judged: true, individualClosed: true, settled: true },
    9,
    'AWARD_DUE',
    'ENTERPRISE',
    null,
  ],
  ['with a question', { clarifications: [null, at(12), at(11)] }, 9, 'CLARIFICATION', 'PROVIDER', at(12)],
  ['with an answer', { clarifications: [null] }, 9, 'CLARIFICATION', 'ENTERPRISE', null],
  ['awarded', { award, contractDrafted: true }, 14, 'STANDSTILL', 'PROVIDER', at(15)],
  [
    'complained of',
    { award, contractDrafted: true, complaints: [over, bureau] },
    14,
    'COMPLAINT',
    'BUREAU',
    null,
  ],
  [
    'after the standstill',
    { award, contractDrafted: true, complaints: [over] },
    15,
    'SIGNATURE',
    'PROVIDER',
    at(20),
  ],
  ['signed', { award }, 16, 'CONTRACTED', 'NOBODY', null],
  [
    'bought directly',
    { direct: { answerBy: at(12), accepted: null } },
    11,
    'DIRECT_OFFER',
    'PROVIDER',
    at(12),
  ],
  ['not answered', { direct: { answerBy: at(12), accepted: null } }, 12, 'ENDED', 'NOBODY', null],
  ['declined', { direct: { answerBy: at(12), accepted: false } }, 11, 'ENDED', 'NOBODY', null],
])('a need %s', (_, change, hour, stage, mover, until) => {
  expect(procedureOf({ ...facts, ...change }, at(hour))).toEqual({ stage, turn: { mover, until } });
});
