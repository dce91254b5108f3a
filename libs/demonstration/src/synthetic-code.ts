import { checkCharacter, organisationCheckCharacter } from '#libs/kernel';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SERIALS = 31 ** 5;

const SERIALS_PER_SEED = 10_000;

/** Serials below this one belong to the data set; further codes begin here. */
export const FIRST_FREE_SERIAL = 10_000_000;

/**
 * A unified social credit code that passes every check and yet is visibly made up: registering authority 9 (market
 * supervision), category 1 (enterprise), the division, and an organisation code that begins with YUN, followed by the
 * serial in the alphabet of GB 32100. Another serial always gives another code.
 *
 * @param serial a whole number of 0 to 28,629,150
 * @param divisionCode where it was registered; of a town's nine digits the first six count
 * @throws RangeError for any other serial
 */
export function syntheticUnifiedSocialCreditCode(serial: number, divisionCode: string): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= SERIALS)
    throw new RangeError(`serial ${serial} is not a whole number below ${SERIALS}`);
  let body = '';
  for (let rest = serial, at = 0; at < 5; at++, rest = Math.floor(rest / 31))
    body = ALPHABET.charAt(rest % 31) + body;
  const organisation = `YUN${body}`;
  const first17 = `91${divisionCode.slice(0, 6)}${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + checkCharacter(first17);
}

/** The serial of a company of the data set. Neighbouring seeds share none, so two data sets can lie side by side. */
export function serialOf(seed: number, number: number): number {
  const seeds = FIRST_FREE_SERIAL / SERIALS_PER_SEED;
  return (((seed % seeds) + seeds) % seeds) * SERIALS_PER_SEED + number;
}
