import { DatePicker } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CollectBankFilesDocument,
  ImportBankAnswersDocument,
  ImportBankStatementDocument,
} from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { FileField } from '../ui/form/file-field.js';
import { Field, Form } from '../ui/form/form.js';
import { Refusal } from '../ui/refusal.js';

interface Values {
  readonly file: File;
  /** The picker's own day. */
  readonly day?: { readonly format: (pattern: string) => string };
}

type What = 'ANSWERS' | 'STATEMENT';

/** Takes in what the bank sent: fetched from where it lays its files, or from a file of the payer's. */
export function BankFiles(): ReactNode {
  const { t } = useTranslation();
  const [told, setTold] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<What>();
  const collection = useSend(CollectBankFilesDocument);
  const collect = async (): Promise<void> => {
    const answer = await collection.send({});
    if (!answer) return;
    const files = answer.collectBankFiles;
    setTold(
      files.length === 0
        ? [t('payments.files.nothing')]
        : files.map(({ name, refused, answers }) =>
            refused
              ? t('payments.files.refused', { name, refused })
              : answers
                ? t('payments.files.answers', {
                    name,
                    applied: answers.applied,
                    repeated: answers.repeated,
                    aside: answers.setAside.length,
                  })
                : t('payments.files.statement', { name }),
          ),
    );
  };
  return (
    <section>
      <h2>{t('payments.files.title')}</h2>
      {collection.problem && <Refusal problem={collection.problem} />}
      <div className="actions">
        <Act look="primary" busy={collection.sending} onAct={() => void collect()}>
          {t('payments.files.collect')}
        </Act>
        <Act onAct={() => setOpen('ANSWERS')}>{t('payments.files.ANSWERS')}</Act>
        <Act onAct={() => setOpen('STATEMENT')}>{t('payments.files.STATEMENT')}</Act>
      </div>
      <ul aria-live="polite">
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {open && <ImportForm key={open} what={open} onDone={() => setOpen(undefined)} />}
    </section>
  );
}

function ImportForm({ what, onDone }: { what: What; onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const answers = useSend(ImportBankAnswersDocument);
  const statement = useSend(ImportBankStatementDocument);
  const { problem, sending } = what === 'ANSWERS' ? answers : statement;
  const take = async ({ file, day }: Values): Promise<void> => {
    const given = { name: file.name, content: await file.text() };
    const done =
      what === 'ANSWERS'
        ? await answers.send(given)
        : await statement.send({ ...given, day: day!.format('YYYY-MM-DD') });
    if (done) onDone();
  };
  return (
    <Form<Values>
      submit={t(`payments.files.${what}`)}
      sending={sending}
      problem={problem}
      onSubmit={take}
      others={<Act onAct={onDone}>{t('ui.act.back')}</Act>}
    >
      {what === 'STATEMENT' && (
        <Field
          name="day"
          label={t('payments.files.day')}
          rules={[{ required: true, message: t('payments.files.dayMissing') }]}
        >
          <DatePicker />
        </Field>
      )}
      <FileField
        name="file"
        accept=".csv,text/csv"
        label={t('payments.files.file')}
        help={t('payments.files.help')}
        rules={[{ required: true, message: t('payments.files.missing') }]}
      />
    </Form>
  );
}
