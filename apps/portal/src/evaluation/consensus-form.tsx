import { Form as AntForm, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanSaidFragment, SettleScoresDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';
import { Status } from '../ui/value/status.js';
import { agreedInput, mustSayWhy, pointsOf, type PanelRow, type TypedAgreement } from './evaluation.rules.js';
import { Given, titleOf } from './panel-table.js';

export interface ConsensusFormProps {
  readonly needId: string;
  readonly rows: readonly PanelRow[];
  readonly plan: PlanSaidFragment;
}

interface Values {
  readonly agreed: readonly TypedAgreement[];
}

/** The chair writes down what was agreed on: the mean stands there, and a reason is asked for where the rules ask it. */
export function ConsensusForm({ needId, rows: unordered, plan }: ConsensusFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(SettleScoresDocument);
  const typed = AntForm.useWatch<Values['agreed'] | undefined>('agreed', form) ?? [];
  const rows = unordered.toSorted((a, b) => a.number - b.number);
  return (
    <Form<Values>
      form={form}
      submit={t('evaluation.consensus.send')}
      sending={sending}
      problem={problem}
      initial={{ agreed: rows.map(({ meanHundredths }) => ({ points: pointsOf(meanHundredths) })) }}
      onSubmit={({ agreed }) => send({ needId, agreed: agreedInput(rows, agreed) })}
    >
      <p>{t('evaluation.consensus.lead')}</p>
      {rows.map((row, at) => {
        const of = { number: row.number, criterion: titleOf(plan, row.criterion) };
        const why = mustSayWhy(row, typed[at]?.points);
        return (
          <fieldset key={`${row.bidId} ${row.criterion}`} className="rows sheet">
            <legend>{t('evaluation.panel.of', of)}</legend>
            {row.mustDiscuss && (
              <p>
                <Status tone="attention">
                  {t('evaluation.consensus.apart', { points: pointsOf(row.apartHundredths) })}
                </Status>
              </p>
            )}
            <Given row={row} />
            <div className="row">
              <Field name={['agreed', at, 'points']} label={t('evaluation.consensus.points', of)}>
                <InputNumber min={0} max={100} precision={2} />
              </Field>
              <Field
                name={['agreed', at, 'reason']}
                label={t('evaluation.consensus.reason', of)}
                rules={[
                  {
                    required: why,
                    min: 4,
                    whitespace: true,
                    message: t('evaluation.consensus.reasonMissing', of),
                  },
                ]}
              >
                <Input.TextArea rows={2} maxLength={2000} />
              </Field>
            </div>
          </fieldset>
        );
      })}
    </Form>
  );
}
