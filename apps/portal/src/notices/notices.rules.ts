/** Approved claims round by round, in the order in which the rounds are given: a notice is of one round. */
export function byRound<Round extends { readonly id: string }, Claim extends { readonly roundId: string }>(
  rounds: readonly Round[],
  claims: readonly Claim[],
): readonly { round: Round; claims: readonly Claim[] }[] {
  return rounds
    .map((round) => ({ round, claims: claims.filter(({ roundId }) => roundId === round.id) }))
    .filter((group) => group.claims.length > 0);
}
