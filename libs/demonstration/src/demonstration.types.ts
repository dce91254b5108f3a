import type { OrganisationKind, Role } from '#libs/kernel';
import type { CostKind } from '#libs/kernel';
import type { SizeClass } from '#libs/reference';

/**
 * A whole province of made-up companies, for a first look and for tests. Every name carries 「演示」, every unified
 * social credit code an organisation code that begins with YUN. Each room takes its part and maps it to its own tables.
 */
export interface Demonstration {
  readonly seed: number;
  /** The moment the data set looks back from: nothing in it happened later. */
  readonly at: Date;
  /** Bureaus, commission, finance, audit and the platform. Enterprises and providers are organisations by their own id. */
  readonly organisations: readonly DemonstrationOrganisation[];
  readonly people: readonly DemonstrationPerson[];
  readonly memberships: readonly DemonstrationMembership[];
  readonly providers: readonly DemonstrationProvider[];
  readonly solutions: readonly DemonstrationSolution[];
  readonly enterprises: readonly DemonstrationEnterprise[];
  readonly assessments: readonly DemonstrationAssessment[];
  readonly needs: readonly DemonstrationNeed[];
  readonly adoptions: readonly DemonstrationAdoption[];
}

/** An authority, or the operator of the platform. */
export interface DemonstrationOrganisation {
  readonly organisationId: string;
  readonly kind: Exclude<OrganisationKind, 'ENTERPRISE' | 'PROVIDER'>;
  readonly name: string;
  /** The division it answers for; the province for those without a smaller one. */
  readonly divisionCode: string;
}

/** Someone who can sign in. */
export interface DemonstrationPerson {
  readonly personId: string;
  /** What is typed to sign in, e.g. `factory01`. */
  readonly account: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

/** One role of a person in an organisation. */
export interface DemonstrationMembership {
  readonly membershipId: string;
  readonly personId: string;
  /** Of an organisation, an enterprise or a provider. */
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  /** For officials of a bureau: whose files they handle. Null: no limit by division. */
  readonly divisionCode: string | null;
  readonly since: Date;
}

/** A member of the provincial resource pool. */
export interface DemonstrationProvider {
  readonly providerId: string;
  readonly unifiedSocialCreditCode: string;
  readonly name: string;
  /** PLATFORM: national platforms, telecom operators and similar. */
  readonly providerClass: 'PLATFORM' | 'OTHER';
  /** Where it sits; null for providers outside the province, to whom the pool is open. */
  readonly divisionCode: string | null;
  /** `YYYY-MM-DD`. */
  readonly establishedOn: string;
  readonly employees: number;
  readonly introduction: string;
  readonly appliedAt: Date;
  readonly admittedAt: Date;
}

/** An item of a provider's catalogue. */
export interface DemonstrationSolution {
  readonly solutionId: string;
  readonly providerId: string;
  readonly title: string;
  readonly summary: string;
  /** Scenes of the maturity questionnaire that it serves, `S01` to `S16`; the first is the main one. */
  readonly scenarios: readonly string[];
  /** GB/T 4754 divisions with letter (`C33`). Empty: all. */
  readonly industries: readonly string[];
  /** Empty: all. */
  readonly sizeClasses: readonly SizeClass[];
  /** Cities served on site. Empty: all. */
  readonly regions: readonly string[];
  /** Protocols and kinds of controller it connects: OPC UA, Modbus TCP, 数控系统 ... */
  readonly protocols: readonly string[];
  /** Systems it exchanges data with: ERP, MES, WMS ... */
  readonly integrations: readonly string[];
  /** The sum of the lines, in fen: what the smallest scope costs. */
  readonly priceFromFen: bigint;
  readonly priceToFen: bigint;
  /** Price list of the smallest scope. */
  readonly lines: readonly DemonstrationPriceLine[];
  readonly deliveryMonths: number;
  /** New projects the provider can begin per month. */
  readonly capacityPerMonth: number;
  /** Runs on an industrial-internet platform. */
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
  readonly publishedAt: Date;
}

export interface DemonstrationPriceLine {
  readonly kind: CostKind;
  readonly description: string;
  readonly amountFen: bigint;
}

/** A registered company. */
export interface DemonstrationEnterprise {
  readonly enterpriseId: string;
  readonly unifiedSocialCreditCode: string;
  readonly name: string;
  /** District or county; in 东莞 and 中山 the town, with nine digits. */
  readonly divisionCode: string;
  /** Class of GB/T 4754 with letter, e.g. `C3311`. */
  readonly industryCode: string;
  readonly employees: number;
  readonly priorYearRevenueFen: bigint;
  /** `YYYY-MM-DD`. */
  readonly establishedOn: string;
  /** After the rules of 2017, from the figures above. */
  readonly sizeClass: SizeClass;
  readonly registeredAt: Date;
  /** When the bureau of its region certified it; null while it waits. */
  readonly certifiedAt: Date | null;
}

/** The answers of an enterprise to the questionnaire of 2024. Score and level are for the room that owns the rules. */
export interface DemonstrationAssessment {
  readonly assessmentId: string;
  readonly enterpriseId: string;
  readonly questionnaireVersion: '2024';
  readonly answers: readonly { readonly questionId: string; readonly optionKeys: readonly string[] }[];
  readonly scenes: readonly { readonly sceneId: string; readonly level: 0 | 1 | 2 | 3 | 4 }[];
  readonly completedAt: Date;
}

/** What a factory wants to have solved. */
export interface DemonstrationNeed {
  readonly needId: string;
  readonly enterpriseId: string;
  readonly title: string;
  readonly description: string;
  /** The scene it is about, `S01` to `S16`. */
  readonly scenario: string;
  readonly industryCode: string;
  readonly divisionCode: string;
  readonly budgetFromFen: bigint;
  readonly budgetToFen: bigint;
  /** What its machines speak. */
  readonly protocols: readonly string[];
  /** Systems it uses already. */
  readonly existingSystems: readonly string[];
  readonly machines: number;
  /** It wants to be running within so many months. */
  readonly wantedWithinMonths: number;
  readonly publishedAt: Date;
  /** The one moment that may lie after {@link Demonstration.at}: most needs are still open. */
  readonly bidDeadline: Date;
}

/** What an adoption rests on, one kind for each grade but D, which has two. */
export type DemonstrationEvidenceKind =
  /** A: use confirmed by two independent signals. */
  | 'TWO_SIGNALS'
  /** B: use reported by the provider in signed batches. */
  | 'PROVIDER_BATCH'
  /** C: contract, invoice and acceptance on paper. */
  | 'CONTRACT_INVOICE_ACCEPTANCE'
  /** D: said by the enterprise itself. */
  | 'SELF_DECLARED'
  /** D: found in a list that a city or a provider handed in. */
  | 'IMPORTED';

/**
 * An enterprise's claim to a goal and what it rests on. Grades A, B and C are counted; D is only shown beside the
 * count. There is at most one per enterprise and goal, and who is counted as UPGRADED is counted as ON_CLOUD too.
 */
export interface DemonstrationAdoption {
  readonly adoptionId: string;
  readonly enterpriseId: string;
  readonly goal: 'ON_CLOUD' | 'UPGRADED';
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly evidenceKind: DemonstrationEvidenceKind;
  /** What it uses; null for D, which names nothing. */
  readonly solutionId: string | null;
  readonly providerId: string | null;
  /** When it was counted; for D, when it was declared. */
  readonly countedAt: Date;
  /** `YYYY-MM-DD` of the last use that was reported, never more than 90 days back; null for C and D. */
  readonly lastUsedOn: string | null;
}
