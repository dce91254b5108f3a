import { globSync, readFileSync } from 'node:fs';

/*
 * Whatever has a state declares in which history its changes stand (`stateOf`), so that a flush that changes it without
 * a record fails; what goes past the flush writes the history itself (`moveBySql`) or has a reason not to.
 */

/** Without a history of their own: the moment in the row, or another record, says all there is to say. */
const WITHOUT_HISTORY: Record<string, string> = {
  Adoption: 'its history is adoption_change, which is what is counted',
  Person: 'what is done to an account stands in account_history',
  Proposal: 'names both people and its moment; what it leads to stands in the history of its subject',
  SignInAttempt: 'counts wrong passwords and is forgotten',
  AccountLink: 'a link that opens once',
  IssuerRecord: 'of the sign-in protocol, gone when it expires',
  Upload: 'who, when and what became of it stand in the row, which is settled once',
  NeedFollower: 'a bookmark: nothing is decided by it',
  BankAnswer: 'what the bank said, kept as it came',
  EmbeddedBankPayment: 'stands for a bank outside',
  EmbeddedTaxInvoice: 'stands for the tax register outside',
  DeadlineExtension: 'is itself a line of history: from when to when, by whom and why',
  InvoiceCheck: 'what the tax register said at a moment; each answer is a row',
};

/** Statements that write a state and no history, each with the reason. */
const PAST_THE_HISTORY: Record<string, string> = {
  'libs/ledger/sql/periods/ledger_propose_period.sql LedgerPeriod':
    'the ledger knows no actors; who calls it records',
  'libs/ledger/sql/periods/ledger_close_period.sql LedgerPeriod':
    'the ledger knows no actors; who calls it records',
  'libs/ledger/sql/periods/ledger_withdraw_period.sql LedgerPeriod':
    'the ledger knows no actors; who calls it records',
  'libs/matching/src/bid/bids.service.ts Bid':
    'the statement that compares the clock with the deadline; `record` stands behind it',
  'libs/subsidy/src/scheme/shipped-schemes.ts SchemeVersion':
    'schemes that come with the platform say so themselves (shipped, published_at)',
};

interface Entity {
  readonly name: string;
  readonly table: string;
  readonly path: string;
  readonly states: readonly Property[];
}

interface Property {
  readonly name: string;
  readonly column: string;
  readonly declared: boolean;
  readonly isWord: boolean;
}

const WORD = /^(state|status|standing)$/;

function entitiesOf(path: string): Entity[] {
  const text = readFileSync(path, 'utf8');
  return text
    .split(/(?=defineEntity\(\{)/)
    .slice(1)
    .map((part) => {
      const name = /name: '(\w+)'/.exec(part)![1]!;
      const table = /tableName: '(\w+)'/.exec(part)?.[1] ?? snake(name);
      // A declaration may be wrapped over several lines, and a type may stand between column and `nullable`.
      const properties = part.matchAll(
        /^ {4}(\w+): (stateOf\(\s*'\w+',\s*)?p\s*\.(text|datetime|enum)\(([^\n]*)/gm,
      );
      const states = [...properties].flatMap(([, property, declared, type, rest]) => {
        const isWord = WORD.test(property!) && type !== 'datetime';
        const isMoment = type === 'datetime' && (declared !== undefined || rest!.includes('.nullable()'));
        if (!isWord && !isMoment) return [];
        return [{ name: property!, column: snake(property!), declared: declared !== undefined, isWord }];
      });
      return { name, table, path, states };
    });
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
}

const entities = globSync('libs/*/src/**/*.entity.ts')
  .filter((path) => !path.startsWith('libs/platform/') && !path.includes('/copies/'))
  .flatMap(entitiesOf)
  .filter(({ states }) => states.length > 0);

/** A word is a state by its name; of moments one declared property is enough, since the others go with it. */
function isDeclared({ states }: Entity): boolean {
  const words = states.filter(({ isWord }) => isWord);
  return words.every(({ declared }) => declared) && states.some(({ declared }) => declared);
}

test('there is something to read', () => {
  expect(entities.filter(isDeclared).length).toBeGreaterThan(35);
});

test('every entity with a state declares its history, or somebody has said why not', () => {
  const silent = entities.filter((each) => !isDeclared(each)).map(({ name }) => name);
  expect(silent.toSorted()).toEqual(Object.keys(WITHOUT_HISTORY).toSorted());
});

const declared = entities
  .filter((each) => !(each.name in WITHOUT_HISTORY))
  .map((each) => ({ ...each, states: each.states.filter((property) => property.declared) }));

/** The statements of a file that write a declared state: of SQL, and those of the ORM that go past the flush. */
function writesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/^\s*(--|\*|\/\/).*$/gm, '');
  return declared.flatMap(({ name, table, states }) => {
    const begins = states.some(({ isWord }) => isWord);
    const columns = states.map(({ column }) => column).join('|');
    const properties = states.map(({ name: property }) => property).join('|');
    const writes = [
      new RegExp(
        String.raw`update\s+(?:only\s+)?${table}\b(?:\s+(?!set)\w+)?\s+set\s[^;\`]*?\b(?:${columns})\s*=`,
        'gi',
      ),
      new RegExp(String.raw`insert\s+into\s+${table}\b(?:\s+as\s+\w+)?\s*\([^)]*\b(?:${columns})\b`, 'gi'),
      new RegExp(
        String.raw`nativeUpdate\(\s*${name},(?:(?!nativeUpdate|;\n)[\s\S])*\},\s*\{[^}]*\b(?:${properties})\b`,
        'g',
      ),
      new RegExp(String.raw`(?:upsert|upsertMany|nativeInsert)\(\s*${name}\b`, 'g'),
      ...(begins ? [new RegExp(String.raw`insertMany\(\s*${name}\b`, 'g')] : []),
    ];
    return writes
      .flatMap((write) => [...text.matchAll(write)])
      .filter(({ index }) => !/moveBySql[\s\S]{0,400}$/.test(text.slice(0, index)))
      .filter(({ 0: write }) => !(write.startsWith('insertMany') && text.includes('recordMany(')))
      .map(() => `${path} ${name}`);
  });
}

test('no statement changes a state past its history, or somebody has said why', () => {
  const found = globSync('libs/**/*.{ts,sql}', { exclude: (name) => name === 'node_modules' })
    .filter((path) => !/\.(e2e-)?spec\.ts$|\.entity\.ts$/.test(path))
    .flatMap(writesOf);
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(PAST_THE_HISTORY).toSorted());
});
