import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CreditCodeConfirmedV1 } from '#libs/contracts';
import { foldCode } from '#libs/kernel';
import { copyOf } from '../events/copy.js';

const OddCodeCopySchema = defineEntity({
  name: 'OddCodeCopy',
  tableName: 'odd_code',
  properties: { unifiedSocialCreditCode: p.text().primary(), confirmedAt: p.datetime() },
});
/** Copy: codes that were issued otherwise than GB 32100 says. In the rooms that read codes, but enterprise, which owns them. */
export class OddCodeCopy extends OddCodeCopySchema.class {}
OddCodeCopySchema.setClass(OddCodeCopy);

export const oddCodeCopy = copyOf(OddCodeCopy).broughtBy(
  CreditCodeConfirmedV1,
  'confirmedAt',
  ({ unifiedSocialCreditCode, confirmedAt }) => ({ unifiedSocialCreditCode, confirmedAt }),
);

/** Those of some codes, in whatever spelling, that were issued otherwise and are taken. */
export async function oddCodesAmong(
  em: EntityManager,
  texts: readonly (string | null | undefined)[],
): Promise<ReadonlySet<string>> {
  const codes = texts.filter((text) => typeof text === 'string').map(foldCode);
  const found = await em.find(
    OddCodeCopy,
    { unifiedSocialCreditCode: { $in: codes } },
    { disableIdentityMap: true },
  );
  return new Set(found.map(({ unifiedSocialCreditCode }) => unifiedSocialCreditCode));
}
