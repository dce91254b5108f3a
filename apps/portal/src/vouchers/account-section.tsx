import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RedemptionToFillQuery, SetPayeeAccountDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { Moment } from '../ui/value/moment.js';

export interface AccountSectionProps {
  readonly accounts: RedemptionToFillQuery['payeeAccounts'];
  readonly acting: Acting | null;
}

interface Values {
  readonly bankName: string;
  readonly accountNumber: string;
}

/** Where the money goes: the newest account, and from when on it is paid to. */
export function AccountSection({ accounts, acting }: AccountSectionProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(SetPayeeAccountDocument);
  const [account] = accounts;
  const may = acting !== null && holds(acting, 'payee.set');
  const set = async ({ bankName, accountNumber }: Values): Promise<void> => {
    const { organisationId: enterpriseId, organisationName: holderName } = acting!;
    const answer = await send({ input: { enterpriseId, holderName, bankName, accountNumber } });
    if (answer) setOpen(false);
  };
  return (
    <section>
      <h2>{t('vouchers.account.title')}</h2>
      {account ? (
        <p>
          {account.holderName} · {account.bankName} ·{' '}
          {t('vouchers.account.ends', { digits: account.accountNumber.slice(-4) })}{' '}
          {t('vouchers.account.from')} <Moment at={account.effectiveAt} />
        </p>
      ) : (
        <p>{t('vouchers.account.none')}</p>
      )}
      {may && !open && (
        <Act onAct={() => setOpen(true)}>
          {t(account ? 'vouchers.account.change' : 'vouchers.account.set')}
        </Act>
      )}
      {may && open && (
        <Form<Values>
          submit={t('vouchers.account.send')}
          sending={sending}
          problem={problem}
          onSubmit={set}
          others={<Act onAct={() => setOpen(false)}>{t('vouchers.back')}</Act>}
        >
          <p>{t('vouchers.account.holder', { name: acting.organisationName })}</p>
          <Field
            name="bankName"
            label={t('vouchers.account.bank')}
            rules={[{ required: true, whitespace: true, message: t('vouchers.account.bankMissing') }]}
          >
            <Input />
          </Field>
          <Field
            name="accountNumber"
            label={t('vouchers.account.number')}
            rules={[{ required: true, pattern: /^\d{8,30}$/, message: t('vouchers.account.numberWrong') }]}
          >
            <Input inputMode="numeric" />
          </Field>
        </Form>
      )}
    </section>
  );
}
