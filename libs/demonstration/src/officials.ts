import { GUANGDONG, cities, division, isIndustrial } from '#libs/reference';
import type {
  DemonstrationAdoption,
  DemonstrationEnterprise,
  DemonstrationMembership,
  DemonstrationOrganisation,
  DemonstrationPerson,
  DemonstrationProvider,
} from './demonstration.types.js';
import { OPENING, daysAfter, latest } from './calendar.js';
import { identifierOf } from './identifiers.js';
import { PLACES } from './places.js';

/** Accounts that belong to a company, in the order of the companies in the data set. */
const FACTORY_ACCOUNTS = accounts('factory', 24);
const PROVIDER_ACCOUNTS = accounts('provider', 8);
/** People who belong to nobody: some come to register a company, some are asked to judge bids. */
const FREE_ACCOUNTS = [...accounts('newcomer', 8), ...accounts('expert', 2)];

/** Districts and one town that have an office of their own beside the bureau of their city. */
const LOCAL_BUREAUS: readonly (readonly [account: string, divisionCode: string])[] = [
  ['bureau-shunde', '440606'],
  ['bureau-nanhai', '440605'],
  ['bureau-huangpu', '440112'],
  ['bureau-baoan', '440306'],
  ['bureau-changan', '441900119'],
];

const PROVINCIAL = [
  ['commission', 'COMMISSION', '演示·广东省工业和信息化厅'],
  ['finance', 'FINANCE', '演示·广东省财政厅'],
  ['audit', 'AUDIT', '演示·广东省审计厅'],
  ['platform', 'PLATFORM', '演示·云上平台运营中心'],
] as const;

/** The organisation is named by its key: that of {@link PROVINCIAL}. */
const PROVINCIAL_PEOPLE = [
  ['commission-manager', '演示·项目管理', 'commission', 'PROGRAMME_MANAGER'],
  ['commission-approver', '演示·审批负责人', 'commission', 'COMMISSION_APPROVER'],
  ['finance', '演示·拨付经办', 'finance', 'FINANCE_PAYER'],
  ['auditor', '演示·审计人员', 'audit', 'AUDITOR'],
  ['admin', '演示·平台管理员', 'platform', 'ADMINISTRATOR'],
] as const;

interface Officials {
  readonly organisations: readonly DemonstrationOrganisation[];
  readonly people: readonly DemonstrationPerson[];
  readonly memberships: readonly DemonstrationMembership[];
}

/**
 * Who can sign in, for which authority, and who signs for the companies that are named.
 * @param factories in the order of their accounts; those behind the last account have nobody
 * @param providers likewise
 */
export function officials(
  seed: number,
  factories: readonly DemonstrationEnterprise[],
  providers: readonly DemonstrationProvider[],
): Officials {
  const people: DemonstrationPerson[] = [];
  const memberships: DemonstrationMembership[] = [];
  const admit = (
    account: string,
    displayName: string,
    membership: Omit<DemonstrationMembership, 'membershipId' | 'personId' | 'since'>,
    since = OPENING,
  ): void => {
    const personId = identifierOf(seed, 'person', account);
    people.push({ personId, account, displayName, createdAt: since });
    memberships.push({
      membershipId: identifierOf(seed, 'membership', account),
      personId,
      ...membership,
      since,
    });
  };

  const organisations = [...provincialOrganisations(seed), ...bureaus(seed)];
  for (const [account, displayName, key, role] of PROVINCIAL_PEOPLE) {
    const organisationId = identifierOf(seed, 'organisation', key);
    const organisationKind = PROVINCIAL.find(([one]) => one === key)?.[1] ?? 'PLATFORM';
    admit(account, displayName, { organisationId, organisationKind, role, divisionCode: null });
  }
  for (const [account, divisionCode] of bureauAccounts()) {
    const office = { organisationId: identifierOf(seed, 'organisation', divisionCode), divisionCode };
    const name = division(divisionCode)?.name ?? divisionCode;
    const bureau = { ...office, organisationKind: 'BUREAU' } as const;
    admit(account, `演示·${name}审核员`, { ...bureau, role: 'BUREAU_REVIEWER' });
    if (divisionCode.endsWith('00') && divisionCode.length === 6)
      admit(`${account}-approver`, `演示·${name}复核人`, { ...bureau, role: 'BUREAU_APPROVER' });
  }
  FACTORY_ACCOUNTS.slice(0, factories.length).forEach((account, at) => {
    const enterprise = itemAt(factories, at);
    const signatory = {
      organisationKind: 'ENTERPRISE',
      role: 'ENTERPRISE_SIGNATORY',
      divisionCode: null,
    } as const;
    const { enterpriseId: organisationId, registeredAt } = enterprise;
    admit(
      account,
      `演示·工厂${at + 1}签署人`,
      { organisationId, ...signatory },
      latest(OPENING, registeredAt),
    );
  });
  PROVIDER_ACCOUNTS.forEach((account, at) => {
    const { providerId: organisationId, appliedAt } = itemAt(providers, at);
    const signatory = {
      organisationKind: 'PROVIDER',
      role: 'PROVIDER_SIGNATORY',
      divisionCode: null,
    } as const;
    admit(
      account,
      `演示·服务商${at + 1}签署人`,
      { organisationId, ...signatory },
      latest(OPENING, appliedAt),
    );
  });
  for (const account of FREE_ACCOUNTS)
    people.push({
      personId: identifierOf(seed, 'person', account),
      account,
      displayName: `演示·${account}`,
      createdAt: OPENING,
    });
  return { organisations, people, memberships };
}

/** The companies of the accounts factory01 to factory03 stand first in the data set. */
const FIRST = 3;
/** Of which cities the further ones are: most of 佛山, so that one bureau has its hands full. */
const FURTHER: readonly (readonly [cityCode: string, count: number])[] = [
  ['440600', 15],
  ['440100', 3],
  ['441900', 3],
];
/** They were certified at least so long ago: their files need that time. */
const DAYS_KNOWN = 105;
/** What schemes ask of an enterprise that is above scale: 2,000万元. */
const LEAST_REVENUE_FEN = 2_000_000_000n;
const ESTABLISHED_BEFORE = '2015-01-01';

/** The companies with an account, in its order: certified, industrial, above scale, and not counted towards a goal yet. */
export function factoriesWithAccount(
  enterprises: readonly DemonstrationEnterprise[],
  adoptions: readonly DemonstrationAdoption[],
  at: Date,
): DemonstrationEnterprise[] {
  const counted = new Set(
    adoptions.filter(({ grade }) => grade !== 'D').map(({ enterpriseId }) => enterpriseId),
  );
  const known = daysAfter(at, -DAYS_KNOWN);
  const fitting = enterprises
    .slice(FIRST)
    .filter(
      (one) =>
        one.certifiedAt !== null &&
        one.certifiedAt < known &&
        isIndustrial(one.industryCode) &&
        one.priorYearRevenueFen >= LEAST_REVENUE_FEN &&
        one.establishedOn < ESTABLISHED_BEFORE &&
        !counted.has(one.enterpriseId),
    );
  return [
    ...enterprises.slice(0, FIRST),
    ...FURTHER.flatMap(([cityCode, count]) =>
      fitting.filter(({ divisionCode }) => divisionCode.startsWith(cityCode.slice(0, 4))).slice(0, count),
    ),
  ];
}

function provincialOrganisations(seed: number): DemonstrationOrganisation[] {
  return PROVINCIAL.map(([key, kind, name]) => ({
    organisationId: identifierOf(seed, 'organisation', key),
    kind,
    name,
    divisionCode: GUANGDONG,
  }));
}

function bureaus(seed: number): DemonstrationOrganisation[] {
  return bureauAccounts().map(([, divisionCode]) => ({
    organisationId: identifierOf(seed, 'organisation', divisionCode),
    kind: 'BUREAU',
    name: `演示·${division(divisionCode)?.name ?? divisionCode}工业和信息化局`,
    divisionCode,
  }));
}

/** `bureau-foshan` and so on for the 21 cities, then the local ones. */
function bureauAccounts(): (readonly [account: string, divisionCode: string])[] {
  const pinyin = new Map(PLACES.map((place) => [place.cityCode, place.pinyin]));
  return [
    ...cities().map(({ code }) => [`bureau-${pinyin.get(code) ?? code}`, code] as const),
    ...LOCAL_BUREAUS,
  ];
}

/** `factory01`, `factory02` and so on. */
function accounts(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${word}${String(at + 1).padStart(2, '0')}`);
}

function itemAt<T>(items: readonly T[], at: number): T {
  const item = items[at];
  if (item === undefined) throw new RangeError(`nothing at ${at}`);
  return item;
}
