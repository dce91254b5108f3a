import { DomainError, type LocalDate, readCode } from '#libs/kernel';

export const ControlKind = {
  CONTROL: 'CONTROL',
  SHAREHOLDING: 'SHAREHOLDING',
  MANAGEMENT: 'MANAGEMENT',
  SAME_LEGAL_REPRESENTATIVE: 'SAME_LEGAL_REPRESENTATIVE',
} as const;
export type ControlKind = keyof typeof ControlKind;

export interface GivenControl {
  readonly holder: string;
  readonly held: string;
  readonly kind: ControlKind;
  readonly shareBasisPoints?: number | null | undefined;
  readonly fromOn: LocalDate;
  readonly toOn?: LocalDate | null | undefined;
  readonly note: string;
}

/** What is said of two companies, read: codes folded and checked. @throws DomainError USCC_…, CONTROL_OF_ITSELF, CONTROL_SHARE, CONTROL_PERIOD */
export function readControl(
  { kind, fromOn, note, ...given }: GivenControl,
  confirmed: ReadonlySet<string> = new Set(),
) {
  const holder = readCode(given.holder, confirmed);
  const held = readCode(given.held, confirmed);
  const [shareBasisPoints, toOn] = [given.shareBasisPoints ?? null, given.toOn ?? null];
  if (holder === held) throw new DomainError('CONTROL_OF_ITSELF');
  if ((kind === 'SHAREHOLDING') !== (shareBasisPoints !== null)) throw new DomainError('CONTROL_SHARE');
  assertPeriod(fromOn, toOn);
  return { holder, held, kind, shareBasisPoints, fromOn, toOn, note };
}

/** @throws DomainError CONTROL_PERIOD */
export function assertPeriod(fromOn: LocalDate, toOn: LocalDate | null): void {
  if (toOn !== null && toOn < fromOn) throw new DomainError('CONTROL_PERIOD', { fromOn, toOn });
}
