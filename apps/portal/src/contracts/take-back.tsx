import { Input } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefuseAwardDocument, WithdrawContractChangeDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import type { ContractFile, Side } from './contracts.rules.js';

export interface TakeBackProps {
  readonly contract: ContractFile;
  readonly pending: NonNullable<ContractFile['pending']>;
  readonly side: Side;
  readonly acting: Acting;
}

/** The other way out: an amendment is taken back or refused; a winner that will not sign a draft refuses the award. */
export function TakeBack({ contract, pending, side, acting }: TakeBackProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const change = useSend(WithdrawContractChangeDocument);
  const award = useSend(RefuseAwardDocument);
  const draft = pending.kind === 'DRAFT';
  const refusesAward = draft && pending.proposedSide === null;
  const may = refusesAward
    ? side === 'PROVIDER' && contract.bidId !== null && holds(acting, 'award.refuse')
    : holds(acting, 'contract.propose');
  if (!may) return null;
  const { problem, sending } = refusesAward ? award : change;
  const way = refusesAward ? 'REFUSE_AWARD' : pending.proposedSide === side ? 'TAKE_BACK' : 'REFUSE';
  if (!open) return <Act onAct={() => setOpen(true)}>{t(`contracts.takeBack.${way}`)}</Act>;
  const send = async ({ reason }: { reason: string }): Promise<void> => {
    const answer = refusesAward
      ? await award.send({ needId: contract.needId, reason })
      : await change.send({ id: contract.id, reason });
    if (answer) await navigate({ to: '/contracts/$id', params: { id: contract.id } });
  };
  return (
    <section>
      <h2>{t(`contracts.takeBack.${way}`)}</h2>
      <p>{t(`contracts.takeBack.effect.${way}`)}</p>
      <Form<{ reason: string }>
        submit={t(`contracts.takeBack.${way}`)}
        sending={sending}
        problem={problem}
        onSubmit={send}
        others={<Act onAct={() => setOpen(false)}>{t('contracts.back')}</Act>}
      >
        <Field
          name="reason"
          label={t('contracts.takeBack.reason')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('contracts.takeBack.missing') }]}
        >
          <Input.TextArea rows={3} autoFocus />
        </Field>
      </Form>
    </section>
  );
}
