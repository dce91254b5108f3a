import type { PoolFileQuery, ProviderStanding } from '../gql/graphql.js';

export type PoolFile = PoolFileQuery['provider'];
export type StandingFile = PoolFileQuery['providerStanding'];
export type StandingChange = StandingFile['changes'][number];
export type Standing = ProviderStanding;

/** What a programme manager may do to a member of the pool, the mildest first. */
export type Measure = 'REINSTATE' | 'WARN' | 'RECTIFY' | 'SUSPEND' | 'REMOVE';

/** The server's table of moves, as buttons; pool.rules.spec.ts compares the two. */
const MEASURES: Readonly<Record<Standing, readonly Measure[]>> = {
  GOOD: ['WARN', 'RECTIFY', 'SUSPEND', 'REMOVE'],
  WARNED: ['REINSTATE', 'RECTIFY', 'SUSPEND', 'REMOVE'],
  RECTIFYING: ['REINSTATE', 'SUSPEND', 'REMOVE'],
  SUSPENDED: ['REINSTATE', 'REMOVE'],
  REMOVED: [],
  WITHDRAWN: [],
};

export const LEADS_TO: Readonly<Record<Measure, Standing>> = {
  REINSTATE: 'GOOD',
  WARN: 'WARNED',
  RECTIFY: 'RECTIFYING',
  SUSPEND: 'SUSPENDED',
  REMOVE: 'REMOVED',
};

export function measuresFor(standing: Standing): readonly Measure[] {
  return MEASURES[standing];
}

/** Whether a member may still leave by itself. */
export function mayLeave(standing: Standing): boolean {
  return standing !== 'REMOVED' && standing !== 'WITHDRAWN';
}

const SANCTIONS: readonly Standing[] = ['WARNED', 'RECTIFYING', 'SUSPENDED', 'REMOVED'];

/** Why there is nothing to appeal against; null where there is. */
export function whyNoAppeal({ changes: [latest] }: StandingFile): 'NO_SANCTION' | 'WAITS' | 'DECIDED' | null {
  if (!latest || !SANCTIONS.includes(latest.toStanding)) return 'NO_SANCTION';
  if (!latest.appeal) return null;
  return latest.appeal.decision === null ? 'WAITS' : 'DECIDED';
}

/** The change against which an appeal waits for its decision. */
export function appealed({ changes }: StandingFile): StandingChange | undefined {
  return changes.find(({ appeal }) => appeal && appeal.decision === null);
}

/** The day by which the provider has to rectify; null where nothing is ordered. */
export function rectifyBy({ standing, changes: [latest] }: StandingFile): string | null {
  return standing === 'RECTIFYING' ? (latest?.clearBy ?? null) : null;
}

const TONES = {
  GOOD: 'done',
  WARNED: 'attention',
  RECTIFYING: 'attention',
  SUSPENDED: 'wrong',
  REMOVED: 'wrong',
  WITHDRAWN: 'quiet',
} as const;

export function toneOf(standing: Standing): (typeof TONES)[Standing] {
  return TONES[standing];
}
