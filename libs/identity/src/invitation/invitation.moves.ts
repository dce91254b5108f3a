/** Who makes a move of an invitation: the side that invites, a second official, the person who is invited. */
export type Hand = 'INVITER' | 'SECOND' | 'INVITED';

/** State -> next state -> whose move it is. What has passed its day moves no more. */
const INVITATION_MOVES = {
  PROPOSED: { OFFERED: 'SECOND', REFUSED: 'SECOND', WITHDRAWN: 'INVITER' },
  OFFERED: { ACCEPTED: 'INVITED', DECLINED: 'INVITED', WITHDRAWN: 'INVITER' },
  ACCEPTED: {},
  DECLINED: {},
  REFUSED: {},
  WITHDRAWN: {},
} as const satisfies Readonly<Record<InvitationStatus, Readonly<Partial<Record<InvitationStatus, Hand>>>>>;

export const INVITATION_STATUSES = [
  'PROPOSED',
  'OFFERED',
  'ACCEPTED',
  'DECLINED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];
export type InvitationAnswer = Exclude<InvitationStatus, 'PROPOSED'>;

export function mayMove(from: InvitationStatus, to: InvitationStatus): boolean {
  return to in INVITATION_MOVES[from];
}
