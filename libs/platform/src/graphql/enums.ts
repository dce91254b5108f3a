import { registerEnumType } from '@nestjs/graphql';
import { knowWords, type Words } from '#libs/kernel';

/** What people call a value, and, where the words alone do not say it, what it means. */
export type ValueWords = Words & { readonly meaning?: string };

/**
 * Registers an enum of the schema: every value with its description, and with the words that messages use for it.
 * @example describeEnum(NeedState, { name: 'NeedState', description: 'Where a need stands.', values: { OPEN: { 'zh-CN': '开放', en: 'open' } } })
 */
export function describeEnum<E extends Readonly<Record<string, string>>>(
  values: E,
  given: {
    readonly name: string;
    readonly description: string;
    readonly values: Readonly<Record<keyof E, ValueWords>>;
  },
): void {
  const valuesMap = Object.fromEntries(
    Object.entries<ValueWords>(given.values).map(([value, words]) => [
      value,
      { description: `${words.en} (${words['zh-CN']})${words.meaning ? `: ${words.meaning}` : ''}` },
    ]),
  ) as { [K in keyof E]: { description: string } };
  registerEnumType(values, { name: given.name, description: given.description, valuesMap });
  knowWords(given.name, given.values);
}

/** The values of a list as an enum, each under its own name. */
export function enumOf<T extends string>(values: readonly T[]): { [K in T]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
}
