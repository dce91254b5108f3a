import { getNamedType, type GraphQLField } from 'graphql';
import { SERVICES } from '#libs/kernel';
import { withClient } from '#libs/embedded';

/** Ids of things that exist, by the name of their table in one word: `contractline`. */
export type KnownIds = ReadonlyMap<string, string>;

/** Arguments whose name is no table, with the things that they may mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  recoveryId: ['recoverycase'],
  organisationId: ['enterprise', 'provider'],
  subjectId: ['enterprise', 'provider', 'voucher', 'redemption'],
  clientId: ['machineclient'],
  basedOn: ['schemeversion', 'round'],
  comparedTo: ['schemeversion'],
  lineId: ['contractline'],
  appealId: ['standingappeal'],
};

/** Operations whose id is of a thing that neither the argument nor their name tells. */
const MEANT_BY: Readonly<Record<string, readonly string[]>> = {
  appealStanding: ['provider'],
  publishMatchingPolicy: ['policyversion'],
  withdrawMatchingPolicy: ['policyversion'],
  publishSubsidyPolicy: ['policyversion'],
  withdrawSubsidyPolicy: ['policyversion'],
};

/**
 * One thing of every table that has ids: of the parties named where there is one.
 * @param of what the things should belong to, by column: `{ enterprise_id: '…' }`
 */
export async function knownIds(url: string, of: Readonly<Record<string, string>>): Promise<KnownIds> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ schema: string; name: string; columns: string[] }>(
      `select table_schema as schema, table_name as name, array_agg(column_name::text) as columns
         from information_schema.columns
        where table_schema = any($1) group by 1, 2
       having bool_or(column_name = 'id' and data_type in ('uuid', 'text'))`,
      [[...SERVICES]],
    );
    const found = new Map<string, string>();
    for (const { schema, name, columns } of tables) {
      const belongs = Object.keys(of)
        .filter((column) => columns.includes(column))
        .map((column) => `(${column}::text = '${of[column]}')::int`);
      const { rows } = await client.query<{ id: string }>(
        `select id from ${schema}.${name}
          order by id::text = any($1) desc, ${[...belongs, 'null::int'].map((each) => `coalesce(${each}, 0)`).join(' + ')} desc, id limit 1`,
        [Object.values(of)],
      );
      // A copy has the name of what it copies, and the ids.
      if (rows[0]) found.set(name.replaceAll('_', ''), rows[0].id);
    }
    return found;
  });
}

/** The things whose id an argument may want: by its own name, or, where that is only `id`, by those of the operation. */
export function candidates(
  field: GraphQLField<unknown, unknown>,
  argument: string,
  known: KnownIds,
): readonly string[] {
  const named =
    MEANT_BY[field.name] ??
    MEANT[argument] ??
    (/^ids?$/.test(argument) ? undefined : [argument.replace(/Ids?$/, '').toLowerCase()]);
  if (named) return named.filter((name) => known.has(name));
  const operation = field.name.toLowerCase();
  const returned = getNamedType(field.type).name.toLowerCase();
  // `answerDispute` is about a contract dispute, `decideRecovery` about a recovery case.
  const noun = field.name.replace(/^[a-z]+(?=[A-Z])/, '').toLowerCase();
  return [...known.keys()].filter(
    (name) =>
      operation.includes(name) || returned === name || name.endsWith(noun) || name === `${returned}case`,
  );
}
