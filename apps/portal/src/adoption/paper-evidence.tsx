import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPaperEvidenceDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { FileField } from '../ui/form/file-field.js';
import { Field, Form } from '../ui/form/form.js';
import { hashOf } from '../ui/form/hash.js';

interface Values {
  readonly kinds: readonly ('industrialPlatform' | 'publicCloud')[];
  readonly contract: File;
  readonly invoice: File;
  readonly acceptance: File;
}

const PAPERS = ['contract', 'invoice', 'acceptance'] as const;

/** A bureau has seen contract, invoice and acceptance report on paper: grade C. Each paper counts once in the province. */
export function PaperEvidence({ enterpriseId }: { enterpriseId: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(RecordPaperEvidenceDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('adoption.paper.open')}</Act>;
  const record = async ({ kinds, contract, invoice, acceptance }: Values): Promise<void> => {
    const [contractHash, invoiceHash, acceptanceHash] = await Promise.all(
      [contract, invoice, acceptance].map(hashOf),
    );
    const answer = await send({
      input: {
        enterpriseId,
        industrialPlatform: kinds.includes('industrialPlatform'),
        publicCloud: kinds.includes('publicCloud'),
        contractHash: contractHash!,
        invoiceHash: invoiceHash!,
        acceptanceHash: acceptanceHash!,
      },
    });
    if (answer) setOpen(false);
  };
  return (
    <section>
      <h2>{t('adoption.paper.title')}</h2>
      <p>{t('adoption.paper.effect')}</p>
      <Form<Values>
        submit={t('adoption.paper.send')}
        sending={sending}
        problem={problem}
        onSubmit={record}
        others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
      >
        <Field
          name="kinds"
          label={t('adoption.paper.kinds')}
          rules={[{ required: true, message: t('adoption.paper.kindsMissing') }]}
        >
          <Checkbox.Group
            options={(['industrialPlatform', 'publicCloud'] as const).map((value) => ({
              value,
              label: t(`adoption.paper.${value}`),
            }))}
          />
        </Field>
        {PAPERS.map((paper) => (
          <FileField
            key={paper}
            name={paper}
            label={t(`adoption.paper.${paper}`)}
            rules={[{ required: true, message: t('adoption.paper.missing') }]}
          />
        ))}
      </Form>
    </section>
  );
}
