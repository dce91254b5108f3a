import {
  assertNone,
  cityOf,
  DomainError,
  nameKeyOf,
  parseName,
  readCode,
  refusalOf,
  type DivisionCode,
  type LocalDate,
} from '#libs/kernel';
import { division } from '#libs/reference';

/** PLATFORM: national platforms, telecom operators and similar, with a higher limit per provider (2020 round). */
export const ProviderClass = { PLATFORM: 'PLATFORM', OTHER: 'OTHER' } as const;
export type ProviderClass = keyof typeof ProviderClass;

/** What a provider says of itself when it applies. */
export interface Application {
  readonly unifiedSocialCreditCode: string;
  readonly name: string;
  readonly providerClass: ProviderClass;
  /** Left out by providers outside the province: the pool must be open to them (粤工信工业互联网函〔2020〕492号). */
  readonly divisionCode?: string | null | undefined;
  readonly establishedOn: LocalDate;
  readonly employees: number;
  readonly introduction: string;
  readonly pledged: boolean;
}

export type ProviderFacts = Omit<Application, 'pledged' | 'divisionCode'> & {
  readonly nameKey: string;
  readonly divisionCode: DivisionCode | null;
  readonly cityCode: DivisionCode | null;
};

/**
 * The facts of an application.
 * @param today the day in Asia/Shanghai
 * @param confirmed codes that were issued otherwise than the standard says
 * @throws DomainError the first of USCC_LENGTH, USCC_CHARACTER, USCC_ORGANISATION_CHECK_DIGIT, USCC_CHECK_DIGIT,
 *   NAME_LENGTH, NAME_CHARACTER, UNKNOWN_DIVISION, DIVISION_TOO_COARSE, ESTABLISHED_IN_FUTURE, PLEDGE_MISSING, with the others as `alsoWrong`
 */
export function readApplication(
  application: Application,
  today: LocalDate,
  confirmed: ReadonlySet<string>,
): ProviderFacts {
  const { pledged, ...declared } = application;
  const { establishedOn } = declared;
  const divisionCode = declared.divisionCode?.trim() || null;
  assertNone([
    refusalOf(() => readCode(declared.unifiedSocialCreditCode, confirmed)),
    refusalOf(() => parseName(declared.name)),
    refusalOf(() => assertDivision(divisionCode)),
    establishedOn > today ? new DomainError('ESTABLISHED_IN_FUTURE', { establishedOn, today }) : undefined,
    pledged ? undefined : new DomainError('PLEDGE_MISSING'),
  ]);
  const name = parseName(declared.name);
  return {
    ...declared,
    unifiedSocialCreditCode: readCode(declared.unifiedSocialCreditCode, confirmed),
    name,
    nameKey: nameKeyOf(name),
    divisionCode,
    cityCode: divisionCode && cityOf(divisionCode),
  };
}

/** A city is enough: no bureau decides about a provider. */
function assertDivision(code: DivisionCode | null): void {
  if (code === null) return;
  const found = division(code);
  if (!found) throw new DomainError('UNKNOWN_DIVISION', { divisionCode: code.slice(0, 20) });
  if (found.level === 'PROVINCE')
    throw new DomainError('DIVISION_TOO_COARSE', { divisionCode: code, name: found.name });
}
