import type { Fen, LocalDate } from '#libs/kernel';

/** A place where the work is to be done. */
export interface Site {
  /** District or city, GB/T 2260. */
  readonly divisionCode: string;
  readonly name: string;
  readonly workshopSquareMetres: number | null;
}

/** Machines of one kind; the protocol is null where nobody knows what they speak. */
export interface Machines {
  readonly kind: string;
  readonly count: number;
  readonly protocol: string | null;
}

/** What a need may keep from providers until its bid is awarded. */
export const HIDEABLE = ['ENTERPRISE', 'DISTRICT', 'BUDGET', 'SITES', 'MACHINES', 'INTEGRATIONS'] as const;
export type HiddenField = (typeof HIDEABLE)[number];
export const HiddenField = Object.fromEntries(HIDEABLE.map((one) => [one, one])) as {
  readonly [K in HiddenField]: K;
};

/** What an enterprise says of its need; the facts of the enterprise are added when it is published. */
export interface NeedContent {
  readonly title: string;
  readonly description: string;
  /** Scene of the maturity questionnaire, S01 to S16. */
  readonly scenario: string;
  readonly protocols: string[];
  readonly integrations: string[];
  readonly sites: Site[];
  readonly machines: Machines[];
  readonly budgetFromFen: Fen;
  readonly budgetToFen: Fen;
  readonly deliverBy: LocalDate;
  readonly bidDeadline: Date;
  /** Until when providers may ask; answers may come until the deadline. */
  readonly questionsUntil: Date;
  readonly hiddenFields: HiddenField[];
}

/** As stored in drafts and versions: fen in digits, moments in ISO 8601. Of a draft, what was filled in so far. */
export type StoredContent = {
  readonly [K in keyof NeedContent]?: NeedContent[K] extends bigint | Date ? string : NeedContent[K];
};
