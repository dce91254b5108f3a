import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReportMeterDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import type { ContractFile } from './contracts.rules.js';

interface Values {
  readonly lineId: string;
  readonly month: string;
  readonly units: string;
}

/** What was used of a metered line in a month. */
export function MeterForm({ lines }: { lines: ContractFile['lines'] }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(ReportMeterDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('contracts.meter.report')}</Act>;
  return (
    <Form<Values>
      submit={t('contracts.meter.send')}
      sending={sending}
      problem={problem}
      initial={{ lineId: lines[0]!.id }}
      onSubmit={async (values) => (await send(values)) && setOpen(false)}
      others={<Act onAct={() => setOpen(false)}>{t('contracts.back')}</Act>}
    >
      <Field name="lineId" label={t('contracts.lines.what')}>
        <Select options={lines.map(({ id, description }) => ({ value: id, label: description }))} />
      </Field>
      <Field
        name="month"
        label={t('contracts.meter.month')}
        help={t('contracts.meter.monthHelp')}
        rules={[{ required: true, pattern: /^\d{4}-\d{2}$/, message: t('contracts.meter.monthHelp') }]}
      >
        <Input placeholder="2020-10" />
      </Field>
      <Field
        name="units"
        label={t('contracts.meter.units')}
        rules={[{ required: true, pattern: /^[1-9]\d*$/, message: t('contracts.meter.unitsWrong') }]}
      >
        <Input inputMode="numeric" />
      </Field>
    </Form>
  );
}
