import { expect, test } from '@jest/globals';
import type { Acting } from '../session/acting.js';
import { type ListedContract, milestoneActs, sideOf, unsignedSides, waitsFor } from './contracts.rules.js';

const acting = (organisationId: string, role: string): Acting => ({
  audience: 'ENTERPRISE',
  organisationId,
  organisationName: '',
  memberships: [{ role } as Acting['memberships'][number]],
});

function contract(changes: Partial<ListedContract>): ListedContract {
  return {
    state: 'SIGNED',
    pending: null,
    signatures: [],
    milestones: [],
    enterprise: { id: 'e' },
    provider: { id: 'p' },
    ...changes,
  } as unknown as ListedContract;
}

const milestone = (state: string, dueOn = '2020-12-01') => ({ id: state, title: state, state, dueOn });

test.each([
  ['e', 'ENTERPRISE'],
  ['p', 'PROVIDER'],
  ['x', 'OFFICIAL'],
])('who acts for %s reads as %s', (organisation, side) => {
  expect(sideOf(contract({}), acting(organisation, 'AUDITOR'))).toBe(side);
});

test('an enterprise that may not be read is not the organisation of nobody', () => {
  expect(sideOf(contract({ enterprise: null }), null)).toBe('OFFICIAL');
});

const PENDING = { documentHash: 'h' };
const signature = (side: string, documentHash = 'h') => ({ side, documentHash });

test.each([
  ['nothing waits', contract({}), 'ENTERPRISE', []],
  ['the own side first', contract({ pending: PENDING }), 'PROVIDER', ['PROVIDER', 'ENTERPRISE']],
  [
    'who signed this text is done',
    contract({ pending: PENDING, signatures: [signature('PROVIDER')] as never }),
    'PROVIDER',
    ['ENTERPRISE'],
  ],
  [
    'a signature of an earlier text counts for nothing',
    contract({ pending: PENDING, signatures: [signature('PROVIDER', 'old')] as never }),
    'OFFICIAL',
    ['ENTERPRISE', 'PROVIDER'],
  ],
] as const)('sides that have to sign: %s', (_, file, reader, sides) => {
  expect(unsignedSides(file, reader)).toEqual(sides);
});

test.each([
  ['a text to sign', contract({ pending: PENDING }), { for: 'SIGNATURE', of: 'ENTERPRISE' }],
  ['a draft that ended', contract({ pending: PENDING, state: 'CANCELLED' }), { for: 'NOTHING' }],
  [
    'what was reported before what is due',
    contract({ milestones: [milestone('PLANNED'), milestone('REPORTED')] as never }),
    { for: 'ACCEPTANCE', of: 'ENTERPRISE', milestone: 'REPORTED' },
  ],
  [
    'what is due',
    contract({ milestones: [milestone('ACCEPTED'), milestone('PLANNED')] as never }),
    { for: 'DELIVERY', of: 'PROVIDER', by: '2020-12-01' },
  ],
  ['all accepted', contract({ state: 'ACCEPTED' }), { for: 'NOTHING' }],
])('waits for %s', (_, file, waits) => {
  expect(waitsFor(file, 'ENTERPRISE')).toMatchObject(waits);
});

test.each([
  ['PLANNED', 'SIGNED', 'PROVIDER', 'PROVIDER_DELIVERY', { report: 'NOW' }],
  ['PLANNED', 'SIGNED', 'PROVIDER', 'PROVIDER_SALES', { report: 'NOT_YOUR_ROLE' }],
  ['PLANNED', 'DRAFTED', 'PROVIDER', 'PROVIDER_DELIVERY', { report: 'NOT_SIGNED' }],
  ['REPORTED', 'SIGNED', 'PROVIDER', 'PROVIDER_DELIVERY', {}],
  ['PLANNED', 'SIGNED', 'ENTERPRISE', 'ENTERPRISE_SIGNATORY', { accept: 'NOT_REPORTED' }],
  ['REPORTED', 'SIGNED', 'ENTERPRISE', 'ENTERPRISE_SIGNATORY', { accept: 'NOW' }],
  ['REPORTED', 'SIGNED', 'ENTERPRISE', 'ENTERPRISE_PREPARER', { accept: 'NOT_YOUR_ROLE' }],
  ['REPORTED', 'TERMINATED', 'ENTERPRISE', 'ENTERPRISE_SIGNATORY', {}],
  ['REPORTED', 'SIGNED', 'OFFICIAL', 'AUDITOR', {}],
  ['ACCEPTED', 'SIGNED', 'ENTERPRISE', 'ENTERPRISE_SIGNATORY', {}],
] as const)('a %s milestone of a %s contract, for %s as %s', (state, of, side, role, acts) => {
  expect(milestoneActs({ state }, of, side, acting('o', role))).toEqual(acts);
});
