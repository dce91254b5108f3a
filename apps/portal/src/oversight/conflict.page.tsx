import { Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConflictKind, DeclareConflictDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { Page } from '../ui/page.js';
import { Period, usePeriodRule } from '../ui/form/period.js';
import type { PeriodOf } from '../ui/form/period.rules.js';
import { conflictRoute } from './oversight.route.js';

const KINDS = ['EMPLOYMENT', 'SHAREHOLDING', 'FAMILY', 'OTHER'] as const;

interface Values {
  readonly conflict: ConflictKind;
  readonly days: PeriodOf;
  readonly note: string;
}

/** Whoever has to do with a party sees nothing of its files from then on; what they decided is looked at again. */
export function ConflictPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { kind, id } = conflictRoute.useParams();
  const { send, problem, sending } = useSend(DeclareConflictDocument);
  const periodRule = usePeriodRule();
  const [touched, setTouched] = useState<number>();
  const declare = async ({ conflict, days, note }: Values): Promise<void> => {
    const answer = await send({
      input: {
        subjectKind: kind,
        subjectId: id,
        kind: conflict,
        fromOn: days.from!,
        toOn: days.to!,
        note,
      },
    });
    if (answer) setTouched(answer.declareConflict.touched.length);
  };
  if (touched !== undefined)
    return (
      <Page title={t('oversight.conflict.done')}>
        <p>{t('oversight.conflict.touched', { count: touched })}</p>
      </Page>
    );
  return (
    <Page title={t('oversight.conflict.title', { party: word('ConflictSubject', kind) })}>
      <p>{t('oversight.conflict.effect')}</p>
      <Form<Values>
        submit={t('oversight.conflict.send')}
        sending={sending}
        problem={problem}
        onSubmit={declare}
      >
        <Field
          name="conflict"
          label={t('oversight.conflict.kind')}
          rules={[{ required: true, message: t('oversight.conflict.kindMissing') }]}
        >
          <Radio.Group options={KINDS.map((value) => ({ value, label: word('ConflictKind', value) }))} />
        </Field>
        <Field
          name="days"
          label={t('oversight.conflict.days')}
          rules={[{ required: true, message: t('oversight.conflict.daysMissing') }, periodRule]}
        >
          <Period days />
        </Field>
        <Field
          name="note"
          label={t('oversight.conflict.note')}
          rules={[{ required: true, whitespace: true, message: t('oversight.conflict.noteMissing') }]}
        >
          <Input.TextArea rows={3} />
        </Field>
      </Form>
    </Page>
  );
}
