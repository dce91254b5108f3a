import { Radio } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClaimVoucherDocument, type ClaimVoucherMutation, type VouchersQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import type { claimable } from './vouchers.rules.js';

export interface ClaimFormProps {
  readonly contracts: ReturnType<typeof claimable>;
  readonly rounds: readonly NonNullable<VouchersQuery['rounds']>['edges'][number]['node'][];
}

interface Values {
  readonly contractId: string;
  readonly roundId: string;
}

/** Claims a voucher for a signed contract; what the rules refuse is listed with the fact and the way to mend it. */
export function ClaimForm({ contracts, rounds }: ClaimFormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<ClaimVoucherMutation['claimVoucher']['ineligibilities']>([]);
  const { send, problem, sending } = useSend(ClaimVoucherDocument);
  const open = rounds.filter(({ claimsOpen }) => claimsOpen);
  if (contracts.length === 0) return <p>{t('vouchers.claim.none')}</p>;
  if (open.length === 0) return <p>{t('vouchers.claim.closed')}</p>;
  const claim = async (input: Values): Promise<void> => {
    const answer = await send({ input });
    if (!answer) return;
    const { voucher, ineligibilities } = answer.claimVoucher;
    if (voucher) await navigate({ to: '/vouchers/$id', params: { id: voucher.id } });
    else setRefused(ineligibilities);
  };
  return (
    <section>
      <h2>{t('vouchers.claim.title')}</h2>
      <p>
        {t('vouchers.claim.until')} <Due at={open[0]!.claimTo} />
      </p>
      <Reasons ineligibilities={refused} />
      <Form<Values>
        submit={t('vouchers.claim.send')}
        sending={sending}
        problem={problem}
        initial={{ contractId: contracts[0]!.id, roundId: open[0]!.id }}
        onSubmit={claim}
      >
        <Field name="contractId" label={t('vouchers.claim.contract')} rules={[{ required: true }]}>
          <Radio.Group
            options={contracts.map(({ id, title, number }) => ({ value: id, label: `${title} (${number})` }))}
          />
        </Field>
        <Field name="roundId" label={t('vouchers.claim.round')} rules={[{ required: true }]}>
          <Radio.Group options={open.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      </Form>
    </section>
  );
}

/** Which rules refuse, by what fact, and what can be done. */
export function Reasons({
  ineligibilities,
}: Pick<ClaimVoucherMutation['claimVoucher'], 'ineligibilities'>): ReactNode {
  const { t } = useTranslation();
  if (ineligibilities.length === 0) return null;
  return (
    <div className="refusal" role="alert">
      <p className="refusal-title">{t('vouchers.claim.refused', { count: ineligibilities.length })}</p>
      <ul>
        {ineligibilities.map(({ rule, text, remedy }) => (
          <li key={rule}>
            {text} {remedy}
          </li>
        ))}
      </ul>
    </div>
  );
}
