import {
  assertNone,
  cityOf,
  covers,
  divisionAtRegistration,
  DomainError,
  nameKeyOf,
  parseName,
  refusalOf,
  type DivisionCode,
  type Fen,
  type LocalDate,
  readCode,
} from '#libs/kernel';
import {
  division,
  districtsOf,
  formerDivision,
  GUANGDONG,
  industry,
  sizeClassOf,
  type SizeClass,
} from '#libs/reference';

/** What an enterprise says of itself and may correct while it is not certified. */
export interface EnterpriseDeclaration {
  readonly name: string;
  readonly divisionCode: string;
  readonly industryCode: string;
  readonly employees: number;
  readonly priorYearRevenueFen: Fen;
  readonly establishedOn: LocalDate;
  /** The credit code of the legal person that controls it, where one does: both share one limit of a subsidy. */
  readonly controllingUnifiedSocialCreditCode?: string | null | undefined;
  /** The pilot of a characteristic industry cluster (特色产业集群) that it belongs to. */
  readonly clusterCode?: string | null | undefined;
  /** The pledge of truthfulness (企业承诺书) was accepted. */
  readonly pledged: boolean;
}

/** The same, read: what is stored. */
export interface EnterpriseFacts {
  readonly name: string;
  readonly nameKey: string;
  readonly divisionCode: DivisionCode;
  readonly cityCode: DivisionCode;
  /** Full code of a class of GB/T 4754-2017, e.g. C3311. */
  readonly industryCode: string;
  readonly employees: number;
  readonly priorYearRevenueFen: Fen;
  readonly establishedOn: LocalDate;
  /** Computed (统计上大中小微型企业划分办法 2017), never chosen. */
  readonly sizeClass: SizeClass;
  readonly controllingUnifiedSocialCreditCode: string | null;
  readonly clusterCode: string | null;
}

/**
 * Every reason against a declaration, so that it is corrected in one round; empty means that it can be taken.
 * @param today the day in Asia/Shanghai
 * @param confirmed odd codes that officials have confirmed
 */
export function refusals(
  declaration: EnterpriseDeclaration,
  today: LocalDate,
  confirmed: ReadonlySet<string> = new Set(),
): DomainError[] {
  return [
    refusalOf(() => parseName(declaration.name)),
    refusalOf(() => assertDivision(declaration.divisionCode.trim())),
    refusalOf(() => assertIndustry(declaration.industryCode.trim())),
    refusalOf(() => controlledBy(declaration, confirmed)),
    declaration.priorYearRevenueFen < 0n ? new DomainError('REVENUE_NEGATIVE') : undefined,
    declaration.establishedOn > today
      ? new DomainError('ESTABLISHED_IN_FUTURE', { establishedOn: declaration.establishedOn, today })
      : undefined,
    declaration.pledged ? undefined : new DomainError('PLEDGE_MISSING'),
  ].filter((refusal) => refusal !== undefined);
}

/**
 * The facts of a registration.
 * @throws DomainError the first refusal, with the others as `alsoWrong`: of the code USCC_LENGTH,
 *   USCC_CHARACTER, USCC_PERSON, USCC_KIND, USCC_DIVISION, USCC_ORGANISATION_CHECK_DIGIT, USCC_CHECK_DIGIT; of the declaration as `readDeclaration`
 */
export function readRegistration(
  unifiedSocialCreditCode: string,
  declaration: EnterpriseDeclaration,
  today: LocalDate,
  confirmed: ReadonlySet<string> = new Set(),
): EnterpriseFacts & { readonly unifiedSocialCreditCode: string } {
  const wrongCode = refusalOf(() => readCode(unifiedSocialCreditCode, confirmed));
  assertNone([wrongCode, ...refusals(declaration, today, confirmed)]);
  return {
    unifiedSocialCreditCode: readCode(unifiedSocialCreditCode, confirmed),
    ...factsOf(declaration, confirmed),
  };
}

/**
 * The facts of a corrected declaration.
 * @throws DomainError the first of NAME_LENGTH, NAME_CHARACTER, UNKNOWN_DIVISION, DIVISION_TOO_COARSE, UNKNOWN_INDUSTRY,
 *   INDUSTRY_TOO_COARSE, USCC_… of the controlling code, REVENUE_NEGATIVE, ESTABLISHED_IN_FUTURE, PLEDGE_MISSING, with the others as `alsoWrong`
 */
export function readDeclaration(
  declaration: EnterpriseDeclaration,
  today: LocalDate,
  confirmed: ReadonlySet<string> = new Set(),
): EnterpriseFacts {
  assertNone(refusals(declaration, today, confirmed));
  return factsOf(declaration, confirmed);
}

/**
 * Whether the code was given out in another division than the present one. Enterprises move: this is a hint for the
 * reviewer and never a reason to refuse.
 */
export function registeredElsewhere(unifiedSocialCreditCode: string, present: DivisionCode): boolean {
  return !presentDivisions(divisionAtRegistration(unifiedSocialCreditCode)).some((code) =>
    covers(code, present),
  );
}

/**
 * Where a division of a code lies today: itself, or what it was led to when its code was abolished. Registries of Guangdong
 * also use codes of their own, such as that of a development zone; these tell the city alone.
 */
export function presentDivisions(code: string): readonly string[] {
  if (division(code)) return [code];
  const former = formerDivision(code);
  if (former) return former.successors;
  if (!covers(GUANGDONG, code)) return [code];
  return [division(cityOf(code))?.code ?? GUANGDONG];
}

/**
 * A file needs a division whose bureau does the first review: a district or county. 东莞 and 中山 have none; there a town
 * is taken and also the city itself, because its bureau reviews whatever the towns do not.
 */
function assertDivision(code: string): void {
  const found = division(code);
  if (!found) throw new DomainError('UNKNOWN_DIVISION', { divisionCode: code.slice(0, 20) });
  const inside = districtsOf(code);
  const coarse = found.level === 'PROVINCE' || inside.some(({ level }) => level === 'DISTRICT');
  if (coarse) throw new DomainError('DIVISION_TOO_COARSE', { divisionCode: code, name: found.name });
}

/** Size and matching depend on the class (four digits): a division such as C33 would decide them by guess. */
function assertIndustry(code: string): void {
  const found = industry(code);
  if (!found) throw new DomainError('UNKNOWN_INDUSTRY', { industryCode: code.slice(0, 20) });
  if (found.level !== 'CLASS')
    throw new DomainError('INDUSTRY_TOO_COARSE', { industryCode: found.fullCode, name: found.name });
}

function controlledBy(
  { controllingUnifiedSocialCreditCode: code }: EnterpriseDeclaration,
  confirmed: ReadonlySet<string>,
): string | null {
  return code?.trim() ? readCode(code, confirmed) : null;
}

function factsOf(declaration: EnterpriseDeclaration, confirmed: ReadonlySet<string>): EnterpriseFacts {
  const name = parseName(declaration.name);
  const divisionCode = declaration.divisionCode.trim();
  const { employees, priorYearRevenueFen, establishedOn } = declaration;
  const industryCode = industry(declaration.industryCode.trim())!.fullCode;
  return {
    name,
    nameKey: nameKeyOf(name),
    divisionCode,
    cityCode: cityOf(divisionCode),
    industryCode,
    employees,
    priorYearRevenueFen,
    establishedOn,
    sizeClass: sizeClassOf({ industryCode, employees, revenueFen: priorYearRevenueFen }),
    controllingUnifiedSocialCreditCode: controlledBy(declaration, confirmed),
    clusterCode: declaration.clusterCode?.trim() || null,
  };
}
