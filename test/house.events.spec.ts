import { globSync, readFileSync } from 'node:fs';
import * as contracts from '#libs/contracts';

/*
 * Who hears what: a room that keeps a copy of a fact hears every event that brings, changes or ends it, and for each event
 * that a room does not hear somebody has said why.
 */

const ROOMS = ['identity', 'enterprise', 'provider', 'matching', 'subsidy', 'adoption', 'office'] as const;
type Room = (typeof ROOMS)[number];

/** The facts that rooms tell each other, and the events that bring, change or end each of them. */
const FACTS: Record<string, readonly string[]> = {
  'the role of a person': ['membership.changed'],
  'a sign-in that ended': ['session.ended'],
  'with whom an official has to do': ['conflict.declared'],
  'the key of a machine': ['machine-key.registered', 'machine-key.revoked'],
  'an enterprise in the register': ['enterprise.registered'],
  'a certified enterprise': ['enterprise.certified'],
  'who controls whom': ['control.changed'],
  'a code that was issued otherwise than the standard says': ['credit-code.confirmed'],
  'the maturity of an enterprise': ['assessment.completed'],
  'a provider and how it stands in the pool': [
    'provider.admitted',
    'provider.suspended',
    'provider.reinstated',
    'provider.left',
  ],
  'a warning of a provider': ['provider.warned', 'provider.rectification-overdue'],
  'an item of the catalogue': ['solution.published'],
  'a need': [
    'need.published',
    'bid-deadline.extended',
    'need.questions-closed',
    'need.bidding-ended',
    'need.closed',
    'need.expired',
    'direct-purchase.lapsed',
    'joint-need.completed',
  ],
  'a bid': ['bid.sealed', 'bid.withdrawn'],
  'an award': [
    'contract.awarded',
    'award.withdrawn',
    'award.standstill-ended',
    'award.signing-overdue',
    'complaint.answer-overdue',
  ],
  'a contract': [
    'contract.signed',
    'contract.amended',
    'contract.accepted',
    'contract.terminated',
    'contract.replaced',
  ],
  'the delivery of a contract': ['milestone.reported', 'milestone.accepted', 'termination-notice.ended'],
  'the window of a round': ['round.claims-opened', 'round.claims-closed'],
  'a voucher': ['voucher.reserved', 'voucher.redeemed', 'voucher.expired'],
  'the file of a redemption': [
    'redemption.submitted',
    'redemption.returned',
    'redemption.mending-overdue',
    'redemption.reviewed',
    'redemption.rejected',
    'notice.ended',
    'objection.raised',
    'objection.decided',
  ],
  'the payment of a voucher': ['voucher.paid', 'voucher.recovered'],
  'a count': ['adoption.counted', 'adoption.ended', 'adoption.returned', 'adoption.regraded'],
};

const OWN_MARKET =
  'needs, bids and awards are the business of the market alone; others begin with the contract';
const OWN_MONEY = 'what a voucher is worth on its way to the payment concerns nobody but the two who hold it';
const OWN_WINDOWS = 'when vouchers may be claimed concerns nobody but who claims them';
const NO_CONTRACTS = 'this room keeps no contracts';
const OWN_MOVES = 'whose move it is on a file changes nothing in this room: it is for the people of the file';
const NO_MONEY = 'this room asks nothing of money';
const ONLY_FILES = 'it keeps files, and the rooms say who may open which';
const NO_CATALOGUE = 'this room asks nothing of the catalogue';
const NO_MACHINES = 'machines report use, which this room does not take in';
const NO_PROVIDERS = 'this room keeps no providers';
const NO_ENTERPRISES = 'this room keeps no enterprises';
const ONLY_CODES = 'the code by which a provider is known does not change with its standing';
const NO_CODES = 'this room takes codes from those that have read them, and reads none itself';
const NO_CONTROL = 'this room lets no enterprise and provider deal with each other';
const STILL_WORKS =
  'a warned provider goes on taking work: only its suspension or its exit changes anything here';
const NO_COUNT = 'what is counted is shown, and nothing is decided by it';

const EACH = {
  market: (why: string) => ({
    'need.published': why,
    'bid-deadline.extended': why,
    'bid.sealed': why,
    'bid.withdrawn': why,
    'contract.awarded': why,
    'award.withdrawn': why,
    'award.standstill-ended': why,
    'award.signing-overdue': why,
    'complaint.answer-overdue': why,
    'direct-purchase.lapsed': why,
    'joint-need.completed': why,
    'need.questions-closed': why,
    'need.bidding-ended': why,
    'need.closed': why,
    'need.expired': why,
  }),
  delivery: (why: string) => ({
    'milestone.reported': why,
    'milestone.accepted': why,
    'termination-notice.ended': why,
  }),
  files: (why: string) => ({
    'redemption.submitted': why,
    'redemption.returned': why,
    'redemption.mending-overdue': why,
    'redemption.reviewed': why,
    'redemption.rejected': why,
    'notice.ended': why,
    'objection.raised': why,
    'objection.decided': why,
  }),
  warnings: (why: string) => ({ 'provider.warned': why, 'provider.rectification-overdue': why }),
  contracts: (why: string) => ({
    'contract.signed': why,
    'contract.amended': why,
    'contract.accepted': why,
    'contract.terminated': why,
    'contract.replaced': why,
  }),
  windows: (why: string) => ({ 'round.claims-opened': why, 'round.claims-closed': why }),
  money: (why: string) => ({
    'voucher.reserved': why,
    'voucher.redeemed': why,
    'voucher.expired': why,
    'voucher.paid': why,
    'voucher.recovered': why,
  }),
  count: (why: string) => ({
    'adoption.counted': why,
    'adoption.ended': why,
    'adoption.returned': why,
    'adoption.regraded': why,
  }),
  machines: (why: string) => ({ 'machine-key.registered': why, 'machine-key.revoked': why }),
};

const UNHEARD: Record<Room, Readonly<Record<string, string>>> = {
  identity: {
    'credit-code.confirmed': NO_CODES,
    'enterprise.certified':
      'an organisation is there from its registration on; certification gives it no role',
    'assessment.completed': NO_ENTERPRISES,
    'control.changed': NO_CONTROL,
    'provider.suspended': 'its people still sign in: contracts go on, and appeals are filed',
    'provider.reinstated': 'its people were never shut out',
    'provider.left': 'its people still sign in: contracts end in order, and appeals are filed',
    'solution.published': NO_CATALOGUE,
    ...EACH.count(NO_COUNT),
    ...EACH.market(OWN_MARKET),
    ...EACH.contracts(NO_CONTRACTS),
    ...EACH.delivery(NO_CONTRACTS),
    ...EACH.money(NO_MONEY),
    ...EACH.windows(NO_MONEY),
    ...EACH.files(OWN_MOVES),
    ...EACH.warnings(STILL_WORKS),
  },
  enterprise: {
    'provider.suspended': ONLY_CODES,
    'provider.reinstated': ONLY_CODES,
    'provider.left': ONLY_CODES,
    'solution.published': NO_CATALOGUE,
    ...EACH.count(NO_COUNT),
    ...EACH.machines(NO_MACHINES),
    ...EACH.market(OWN_MARKET),
    ...EACH.contracts(NO_CONTRACTS),
    ...EACH.delivery(NO_CONTRACTS),
    ...EACH.money(NO_MONEY),
    ...EACH.windows(NO_MONEY),
    ...EACH.files(OWN_MOVES),
    ...EACH.warnings(STILL_WORKS),
  },
  provider: {
    'control.changed': NO_CONTROL,
    'enterprise.registered': NO_ENTERPRISES,
    'enterprise.certified': NO_ENTERPRISES,
    'assessment.completed': NO_ENTERPRISES,
    ...EACH.count(NO_COUNT),
    ...EACH.machines(NO_MACHINES),
    ...EACH.market(OWN_MARKET),
    ...EACH.contracts(NO_CONTRACTS),
    ...EACH.delivery(NO_CONTRACTS),
    ...EACH.money(NO_MONEY),
    ...EACH.windows(NO_MONEY),
    ...EACH.files(OWN_MOVES),
  },
  matching: {
    'credit-code.confirmed': NO_CODES,
    'enterprise.registered': 'only certified enterprises publish needs',
    ...EACH.count(NO_COUNT),
    ...EACH.machines(NO_MACHINES),
    ...EACH.money('a contract goes on as signed, whatever is paid for it by others'),
    ...EACH.windows(OWN_WINDOWS),
    ...EACH.files(OWN_MOVES),
    ...EACH.warnings(STILL_WORKS),
  },
  subsidy: {
    'enterprise.registered': 'a claim of an enterprise that is not certified waits for the certification',
    'assessment.completed': 'no scheme asks for the maturity',
    'solution.published': NO_CATALOGUE,
    ...EACH.count(NO_COUNT),
    ...EACH.machines(NO_MACHINES),
    ...EACH.market(OWN_MARKET),
    ...EACH.delivery('what is delivered is told of with the acceptance or the end of the contract'),
    ...EACH.warnings(STILL_WORKS),
  },
  adoption: {
    'credit-code.confirmed': NO_CODES,
    'control.changed': NO_CONTROL,
    'enterprise.registered': 'only certified enterprises count',
    'assessment.completed': 'the maturity is no use of a platform',
    'solution.published': NO_CATALOGUE,
    'contract.terminated': 'what was accepted stays in use, and counts by its use alone',
    'contract.replaced': 'what was accepted stays in use, and the new contract is told of by its signature',
    'voucher.reserved': OWN_MONEY,
    'voucher.redeemed': OWN_MONEY,
    'voucher.expired': OWN_MONEY,
    ...EACH.windows(OWN_WINDOWS),
    ...EACH.files(OWN_MOVES),
    ...EACH.delivery('what is delivered counts by the acceptance of the whole contract'),
    ...EACH.warnings(STILL_WORKS),
    ...EACH.market(OWN_MARKET),
  },
  // Who may open a file is decided by the room that holds the paper.
  office: {
    'enterprise.registered': ONLY_FILES,
    'enterprise.certified': ONLY_FILES,
    'assessment.completed': ONLY_FILES,
    'control.changed': ONLY_FILES,
    'credit-code.confirmed': ONLY_FILES,
    'provider.admitted': ONLY_FILES,
    'provider.suspended': ONLY_FILES,
    'provider.reinstated': ONLY_FILES,
    'provider.left': ONLY_FILES,
    'solution.published': ONLY_FILES,
    ...EACH.count(ONLY_FILES),
    ...EACH.machines(ONLY_FILES),
    ...EACH.market(ONLY_FILES),
    ...EACH.contracts(ONLY_FILES),
    ...EACH.delivery(ONLY_FILES),
    ...EACH.money(ONLY_FILES),
    ...EACH.windows(ONLY_FILES),
    ...EACH.files(ONLY_FILES),
    ...EACH.warnings(ONLY_FILES),
  },
};

/** What nobody hears: kept in the log for those outside, and for rooms to come. */
const FOR_OUTSIDERS = [
  'adoption.counted',
  'adoption.ended',
  'adoption.regraded',
  'adoption.returned',
  'award.signing-overdue',
  'award.standstill-ended',
  'award.withdrawn',
  'bid-deadline.extended',
  'bid.sealed',
  'bid.withdrawn',
  'complaint.answer-overdue',
  'contract.awarded',
  'direct-purchase.lapsed',
  'joint-need.completed',
  'milestone.accepted',
  'milestone.reported',
  'need.bidding-ended',
  'need.closed',
  'need.expired',
  'need.published',
  'need.questions-closed',
  'notice.ended',
  'objection.decided',
  'objection.raised',
  'provider.rectification-overdue',
  'provider.warned',
  'redemption.mending-overdue',
  'redemption.rejected',
  'redemption.returned',
  'redemption.reviewed',
  'redemption.submitted',
  'round.claims-closed',
  'round.claims-opened',
  'termination-notice.ended',
  'voucher.expired',
  'voucher.redeemed',
  'voucher.reserved',
];

interface Published {
  readonly name: string;
  readonly source: string;
}
const published: Published[] = Object.values(contracts).flatMap((each) =>
  typeof each === 'function' && 'type' in each && 'source' in each
    ? [{ name: nameOf(each.type), source: each.source }]
    : [],
);
const nameByClass = new Map(
  Object.entries(contracts).flatMap(([name, each]) =>
    typeof each === 'function' && 'type' in each ? [[name, nameOf(each.type)] as const] : [],
  ),
);

function nameOf(type: string): string {
  return type.replace(/\.v\d+$/, '');
}

function events(pattern: string, of: RegExp): string[] {
  const found = globSync(pattern).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(of)]);
  return found.map(([, name]) => nameByClass.get(name!)!);
}

/** What the consumers of a room hear; the platform itself keeps memberships, ended sign-ins and conflicts for every room but their own. */
function heardBy(room: Room): string[] {
  const ofAll = [
    ...(room === 'identity' ? [] : ['membership.changed', 'session.ended']),
    ...(room === 'subsidy' ? [] : ['conflict.declared']),
  ];
  return [...ofAll, ...events(`libs/${room}/src/**/*.consumer.ts`, /@Consumes(?:Batch)?\((\w+)\)/g)];
}

/** What the copies of a room are declared to be told by. */
function copiedBy(room: Room): string[] {
  return events(`libs/${room}/src/copies/copies.ts`, /\.(?:brought|changed)By\(\s*(\w+)/g);
}

const byOthers = (room: Room) => published.filter(({ source }) => source !== room).map(({ name }) => name);

test('every published event tells of a fact, and each fact is told by events that are published', () => {
  expect(Object.values(FACTS).flat().toSorted()).toEqual(published.map(({ name }) => name).toSorted());
});

test.each(ROOMS)('%s hears what its copies are declared to be told by', (room) => {
  const heard = heardBy(room);
  expect(copiedBy(room).filter((name) => !heard.includes(name))).toEqual([]);
});

test.each(['matching', 'subsidy', 'adoption'] as const)('%s declares its copies', (room) => {
  expect(copiedBy(room)).not.toEqual([]);
});

test.each(ROOMS)('%s hears each event of others, or somebody has said why not', (room) => {
  const heard = heardBy(room);
  const silent = byOthers(room).filter((name) => !heard.includes(name));
  expect(Object.keys(UNHEARD[room]).toSorted()).toEqual(silent.toSorted());
});

test.each(ROOMS)('of a fact that %s copies it misses no event without a reason of its own', (room) => {
  const copied = copiedBy(room);
  const missed = Object.values(FACTS)
    .filter((told) => told.some((name) => copied.includes(name)))
    .flat()
    .filter((name) => !copied.includes(name) && !heardBy(room).includes(name));
  const shared = new Set([NO_CONTRACTS, NO_MONEY, NO_PROVIDERS, NO_ENTERPRISES, NO_MACHINES]);
  expect(missed.filter((name) => shared.has(UNHEARD[room][name] ?? NO_CONTRACTS))).toEqual([]);
});

test('what nobody hears is listed', () => {
  const heard = new Set(ROOMS.flatMap(heardBy));
  const silent = published.map(({ name }) => name).filter((name) => !heard.has(name));
  expect(silent.toSorted()).toEqual(FOR_OUTSIDERS.toSorted());
});
