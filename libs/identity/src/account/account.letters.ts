import type { Letter } from '../mail/mail.js';
import type { Person } from '../person/person.entity.js';

/** The letter with the link for a new password, in both languages: nobody knows yet which one the person reads. */
export function resetLetter({ id, account, displayName }: Person, link: string): Letter {
  return {
    personId: id,
    account,
    displayName,
    subject: '云上：重设密码 / Yunshang: a new password',
    text:
      `两位管理人员已同意为您重设密码。请在 24 小时内打开下面的链接设置新密码；链接只能使用一次，请勿转给他人。\n` +
      `Two officials have agreed that you may set a new password. Open the link within 24 hours; it works once and is ` +
      `for nobody but you.\n\n${link}`,
  };
}
