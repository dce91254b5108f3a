import { DomainError, readCode, refusalOf } from '#libs/kernel';

export type ObjectorKind = 'PERSON' | 'ORGANISATION';

/** Who objects, with what. */
export interface GivenObjection {
  readonly facts: string;
  readonly contact: string;
  readonly objectorKind: ObjectorKind;
  readonly objectorName: string;
  /** Unified social credit code of an organisation; its seal is on the paper, its code can be checked. */
  readonly objectorCode: string | null;
}

const NO_NAME = /匿名|佚名|无名|不便|群众|网友|知情|举报人|某|热心|anonymous|nobody|unknown/iu;
const NAME_OF_PERSON =
  /^(\p{Script=Han}[\p{Script=Han}·]{1,19}|\p{Lu}[\p{Letter}'.-]*( \p{Lu}[\p{Letter}'.-]*)+)$/u;
const NAME_OF_ORGANISATION = /^[\p{Script=Han}\p{Letter}\p{Number}()（）·&.\- ]{4,100}$/u;
const MOBILE = /^(\+?86)?1[3-9]\d{9}$/;
const LANDLINE = /^(0\d{2,3})-?[2-9]\d{6,7}$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const SHORTEST_FACTS = 10;
const FEWEST_CHARACTERS = 6;

/**
 * Takes an objection as the notices ask for it: in writing, under a real name or for an organisation that can be found,
 * with a way to be reached, and with concrete facts (domain.md 1.3; 东莞 2019, 广州 2021). Whether it is in time is the
 * notice's question.
 * @param confirmed codes that were issued otherwise than the standard says
 * @throws DomainError OBJECTION_ANONYMOUS, OBJECTION_UNVERIFIABLE, OBJECTION_FACTS
 */
export function assertRealObjection(given: GivenObjection, confirmed: ReadonlySet<string>): void {
  const name = given.objectorName.normalize('NFKC').trim();
  const pattern = given.objectorKind === 'PERSON' ? NAME_OF_PERSON : NAME_OF_ORGANISATION;
  if (NO_NAME.test(name) || !pattern.test(name)) throw new DomainError('OBJECTION_ANONYMOUS');
  if (!reachable(given.contact)) throw new DomainError('OBJECTION_UNVERIFIABLE', { what: 'contact' });
  if (given.objectorKind === 'ORGANISATION' && !existsAsCode(given.objectorCode, confirmed))
    throw new DomainError('OBJECTION_UNVERIFIABLE', { what: 'unifiedSocialCreditCode' });
  const facts = given.facts.replace(/\s/gu, '');
  if (facts.length < SHORTEST_FACTS || new Set(facts).size < FEWEST_CHARACTERS)
    throw new DomainError('OBJECTION_FACTS');
}

function reachable(contact: string): boolean {
  const plain = contact.normalize('NFKC').replace(/[\s()]/gu, '');
  return MOBILE.test(plain.replaceAll('-', '')) || LANDLINE.test(plain) || MAIL.test(plain);
}

function existsAsCode(code: string | null, confirmed: ReadonlySet<string>): boolean {
  return code !== null && !refusalOf(() => readCode(code, confirmed));
}
