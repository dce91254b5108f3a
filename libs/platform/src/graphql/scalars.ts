import { Scalar, type CustomScalar } from '@nestjs/graphql';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { DomainError, isDay, parseFen, parseMoment } from '#libs/kernel';

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
    ? node.value
    : undefined;
}

/** Money: whole fen as text of digits, because JSON numbers lose exactness above 2^53. */
export const FenScalar = new GraphQLScalarType<bigint, string>({
  name: 'Fen',
  description: 'An amount of money in fen (1/100 yuan), whole, written as digits: "7300000" is ¥73,000.00.',
  serialize: (value) => String(value),
  parseValue: parseFen,
  parseLiteral: (node) => parseFen(textOf(node)),
});

function parseLocalDate(value: unknown): string {
  const text = String(value);
  if (!isDay(text)) throw new DomainError('DATE_FORMAT', { value: text.slice(0, 40) });
  return text;
}

/** A day of the calendar in Asia/Shanghai, without a time. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A day of the calendar (Asia/Shanghai), YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: parseLocalDate,
  parseLiteral: (node) => parseLocalDate(textOf(node)),
});

/** A moment. Stands in the place of Nest's own scalar of this name, which takes whatever JavaScript can make a date of. */
@Scalar('DateTime', () => Date)
export class MomentScalar implements CustomScalar<string, Date> {
  readonly description =
    'A moment with its offset, as RFC 3339 writes it: 2020-11-10T17:00:00+08:00. Years 1900 to 2200.';

  serialize(moment: unknown): string {
    return (moment as Date).toISOString();
  }

  parseValue(value: unknown): Date {
    return parseMoment(value);
  }

  parseLiteral(node: ValueNode): Date {
    return parseMoment(textOf(node));
  }
}

/** Handed to the driver as well: a scalar of a subgraph is otherwise not converted. */
export const scalarResolvers = { Fen: FenScalar, LocalDate: LocalDateScalar };
