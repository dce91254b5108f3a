import { DatePicker, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExtendForIncidentDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form.js';
import { Page } from '../ui/page.js';

/** The picker's own moment. */
interface Picked {
  readonly toISOString: () => string;
}

interface Values {
  readonly deadlines: readonly [Picked, Picked];
  readonly until: Picked;
  readonly reason: string;
}

/** After a failure of the platform: every bid deadline that fell into it moves, for all alike. */
export function IncidentPage(): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(ExtendForIncidentDocument);
  const [told, setTold] = useState<string>();
  const extend = async ({ deadlines: [from, to], until, reason }: Values): Promise<void> => {
    const answer = await send({
      input: {
        deadlinesFrom: from.toISOString(),
        deadlinesTo: to.toISOString(),
        until: until.toISOString(),
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
          rules={[{ required: true, message: t('oversight.incident.deadlinesMissing') }]}
        >
          <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} />
        </Field>
        <Field
          name="until"
          label={t('oversight.incident.until')}
          rules={[{ required: true, message: t('oversight.incident.untilMissing') }]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} />
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
