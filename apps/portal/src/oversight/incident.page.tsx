import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExtendForIncidentDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';
import { momentOf } from '../ui/value/minute.rules.js';
import { Page } from '../ui/page.js';
import { Period, usePeriodRule } from '../ui/form/period.js';
import type { PeriodOf } from '../ui/form/period.rules.js';

interface Values {
  readonly deadlines: PeriodOf;
  readonly until: string;
  readonly reason: string;
}

/** After a failure of the platform: every bid deadline that fell into it moves, for all alike. */
export function IncidentPage(): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(ExtendForIncidentDocument);
  const periodRule = usePeriodRule();
  const [told, setTold] = useState<string>();
  const extend = async ({ deadlines, until, reason }: Values): Promise<void> => {
    const answer = await send({
      input: {
        deadlinesFrom: momentOf(deadlines.from)!,
        deadlinesTo: momentOf(deadlines.to)!,
        until: momentOf(until)!,
        reason,
      },
    });
    if (answer) setTold(t('oversight.incident.told', { ...answer.extendForIncident }));
  };
  return (
    <Page title={t('oversight.incident.title')}>
      <p>{t('oversight.incident.effect')}</p>
      <p role="status">{told}</p>
      <Form<Values>
        submit={t('oversight.incident.send')}
        sending={sending}
        problem={problem}
        onSubmit={extend}
      >
        <Field
          name="deadlines"
          label={t('oversight.incident.deadlines')}
          rules={[{ required: true, message: t('oversight.incident.deadlinesMissing') }, periodRule]}
        >
          <Period />
        </Field>
        <Field
          name="until"
          label={t('oversight.incident.until')}
          rules={[{ required: true, message: t('oversight.incident.untilMissing') }]}
        >
          <input className="native-input" type="datetime-local" />
        </Field>
        <Field
          name="reason"
          label={t('oversight.incident.reason')}
          rules={[
            { required: true, min: 4, whitespace: true, message: t('oversight.incident.reasonMissing') },
          ]}
        >
          <Input.TextArea rows={3} />
        </Field>
      </Form>
    </Page>
  );
}
