import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RateContractDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';
import { type Part, PARTS } from './ratings.rules.js';

type Values = Readonly<Record<Part, number>> & { readonly comment?: string };

const POINTS = [1, 2, 3, 4, 5] as const;

/** Five points of view, one to five each; once, and not changed afterwards. */
export function RateForm({ contractId }: { contractId: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(RateContractDocument);
  return (
    <section>
      <h2>{t('ratings.form.title')}</h2>
      <p>{t('ratings.form.lead')}</p>
      <Form<Values>
        submit={t('ratings.form.send')}
        sending={sending}
        problem={problem}
        onSubmit={({ comment, ...points }) =>
          void send({ input: { contractId, ...points, comment: comment ?? '' } })
        }
      >
        {PARTS.map((part) => (
          <Field
            key={part}
            name={part}
            label={t(`ratings.part.${part}.name`)}
            extra={t(`ratings.part.${part}.asks`)}
            rules={[{ required: true, message: t('ratings.form.missing') }]}
          >
            <Radio.Group>
              {POINTS.map((points) => (
                <Radio key={points} value={points}>
                  {t(`ratings.points.of${points}`)}
                </Radio>
              ))}
            </Radio.Group>
          </Field>
        ))}
        <Field name="comment" label={t('ratings.form.comment')} extra={t('ratings.form.commentHint')}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Field>
      </Form>
    </section>
  );
}
