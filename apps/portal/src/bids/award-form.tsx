import { Form as AntForm, Input, Radio } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AwardNeedDocument, type OpenBidsQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Field, Form } from '../ui/form/form.js';
import { rankedBids, reasonsDue } from './bids.rules.js';

export interface AwardFormProps {
  readonly needId: string;
  readonly opened: OpenBidsQuery;
  readonly acting: Acting | null;
}

interface Values {
  readonly bidId: string;
  readonly reason: string;
  readonly deviationReason?: string;
  readonly fewBidsReason?: string;
}

/** Which bid, and why; what the rules ask to be explained is asked here. */
export function AwardForm({ needId, opened, acting }: AwardFormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(AwardNeedDocument);
  const due = reasonsDue(opened, AntForm.useWatch<string | undefined>('bidId', form));
  if (!holds(acting, 'need.award')) return <p>{t('bids.award.notYou')}</p>;
  const because = [{ required: true, min: 4, whitespace: true, message: t('bids.award.reasonMissing') }];
  const award = async (values: Values): Promise<void> => {
    const answer = await send({ needId, ...values });
    if (answer) await navigate({ to: '/contracts/$id', params: { id: answer.awardNeed.id } });
  };
  return (
    <section>
      <h2>{t('bids.award.form')}</h2>
      <p>{t('bids.award.effect')}</p>
      <Form<Values>
        form={form}
        submit={t('bids.award.send')}
        sending={sending}
        problem={problem}
        initial={{}}
        onSubmit={award}
      >
        <Field
          name="bidId"
          label={t('bids.award.which')}
          rules={[{ required: true, message: t('bids.award.whichMissing') }]}
        >
          <Radio.Group
            options={rankedBids(opened)
              .filter(({ compared }) => compared.rank !== null)
              .map(({ bid, compared }) => ({
                value: bid.id,
                label: t('bids.opened.rank', { rank: compared.rank, name: bid.provider.name }),
              }))}
          />
        </Field>
        <Field name="reason" label={t('bids.award.reason')} help={t('bids.award.reasonHelp')} rules={because}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Field>
        {due.deviation && (
          <Field name="deviationReason" label={t('bids.award.deviation')} rules={because}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Field>
        )}
        {due.fewBids && (
          <Field name="fewBidsReason" label={t('bids.award.few')} rules={because}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Field>
        )}
      </Form>
    </section>
  );
}
