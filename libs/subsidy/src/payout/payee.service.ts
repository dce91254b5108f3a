import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, newId, notFound } from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { blockedOf } from '../conflict/conflicts.js';
import { EnterpriseCopy } from '../copies/copies.entity.js';
import { PAYMENT } from '../policy/subsidy.policies.js';
import { PayeeAccount } from './payee.entity.js';
import { effectiveAt, masked, parsePayee, type PayeeEntry } from './payee.rules.js';
import type { PayeeAccountView } from './payee.views.js';

const MOST_SHOWN = 50;

/** Where an enterprise is paid. */
@Injectable()
export class PayeeService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * Sets the account of an enterprise. The first one counts at once; a change counts after the cool-off, and until then
   * nothing is paid. Setting what is set already changes nothing.
   * @throws DomainError NOT_FOUND, PAYEE_NOT_THE_ENTERPRISE, ACCOUNT_NUMBER, NAME_LENGTH, NAME_CHARACTER
   */
  set(enterpriseId: string, entry: PayeeEntry, key: string, by: Actor): Promise<PayeeAccountView> {
    const scope = { organisationId: enterpriseId };
    const acting = by.actingAs('payee.set', scope, 'enterprise');
    const { holderName, bankName, accountNumber } = entry;
    const body = { enterpriseId, holderName, bankName, accountNumber };
    return this.commands.run({ key, by, name: 'setPayeeAccount', body }, async (em, now) => {
      const enterprise = await em.findOne(EnterpriseCopy, enterpriseId, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
      });
      if (!enterprise) throw notFound('enterprise');
      const payee = parsePayee(entry, enterprise.name);
      const latest = await em.findOne(
        PayeeAccount,
        { enterpriseId },
        { orderBy: { setAt: 'desc', id: 'desc' } },
      );
      if (latest && sameAccount(latest, payee)) return payeeView(latest);
      const { payeeCoolOffHours } = await policyAt(em, PAYMENT, now);
      const account = em.create(PayeeAccount, {
        ...payee,
        id: newId(),
        enterpriseId,
        setBy: by.personId,
        setAt: now,
        effectiveAt: effectiveAt(now, latest !== null, payeeCoolOffHours),
      });
      const to = masked(account.accountNumber);
      const from = latest && masked(latest.accountNumber);
      record(em, { kind: 'PAYEE_ACCOUNT', id: enterpriseId, from, to, by: acting, at: now });
      await em.flush();
      return payeeView(account);
    });
  }

  /** Every account that was ever set, newest first. @throws DomainError NOT_FOUND */
  async of(enterpriseId: string, by: Actor): Promise<PayeeAccountView[]> {
    const em = this.em.fork();
    if (!by.may('payee.read', { organisationId: enterpriseId })) throw notFound('enterprise');
    const own = by.memberships.some(({ organisationId }) => organisationId === enterpriseId);
    const known = own || (await em.findOne(EnterpriseCopy, enterpriseId));
    if (!known || (!own && (await blockedOf(em, by.personId)).has(enterpriseId)))
      throw notFound('enterprise');
    const found = await em.find(
      PayeeAccount,
      { enterpriseId },
      { orderBy: { setAt: 'desc', id: 'desc' }, limit: MOST_SHOWN },
    );
    return found.map(payeeView);
  }
}

function sameAccount(one: PayeeEntry, other: PayeeEntry): boolean {
  return (
    one.holderName === other.holderName &&
    one.bankName === other.bankName &&
    one.accountNumber === other.accountNumber
  );
}

function payeeView({ id, holderName, bankName, accountNumber, setAt, effectiveAt: from }: PayeeAccount) {
  return { id, holderName, bankName, accountNumber: masked(accountNumber), setAt, effectiveAt: from };
}
