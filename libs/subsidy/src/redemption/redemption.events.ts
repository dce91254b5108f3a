import type { Redemption } from './redemption.entity.js';

export type FileFacts = Pick<Redemption, 'id' | 'voucherId' | 'enterpriseId' | 'providerId' | 'divisionCode'>;

/** What every event of a redemption tells: which file, whose, and the bureau that it is before. */
export function factsOfFile({ id, voucherId, enterpriseId, providerId, divisionCode }: FileFacts) {
  return { redemptionId: id, voucherId, enterpriseId, providerId, divisionCode };
}
