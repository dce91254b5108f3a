import { Input, Radio } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RaiseObjectionDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Field, Form } from '../ui/form/form.js';
import { UploadField } from '../ui/file/upload-field.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { noticeOf, objectRoute } from './notices.route.js';

interface Values {
  readonly kind: 'PERSON' | 'ORGANISATION';
  readonly name: string;
  readonly code?: string;
  readonly contact: string;
  readonly facts: string;
  /** Its hash. */
  readonly proof?: string;
}

/** An objection to one line of a notice, under a real name and with facts that can be looked into. */
export function ObjectPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id, redemptionId } = objectRoute.useParams();
  const { person } = objectRoute.useRouteContext();
  const { notice } = useSuspenseQuery(noticeOf(id)).data;
  const item = notice.items.find((each) => each.redemptionId === redemptionId);
  const { send, problem, sending } = useSend(RaiseObjectionDocument);
  const [raised, setRaised] = useState(false);
  const [kind, setKind] = useState<Values['kind']>('PERSON');
  const raise = async ({ name, code, contact, facts, proof }: Values): Promise<void> => {
    const answer = await send({
      redemptionId,
      facts,
      contact,
      objector: { kind, name, ...(kind === 'ORGANISATION' && { code: code ?? null }) },
      evidence: proof ? [proof] : [],
    });
    if (answer) setRaised(true);
  };
  const above = (
    <Link to="/notices/$id" params={{ id }}>
      {t('notices.file.caption')}
    </Link>
  );
  if (raised)
    return (
      <Page above={above} title={t('notices.object.done')}>
        <p>{t('notices.object.next')}</p>
      </Page>
    );
  return (
    <Page
      above={above}
      title={t('notices.object.title', { contract: item?.contractNumber })}
      move={{
        whose: t('notices.object.you'),
        yours: true,
        by: notice.closesAt,
        otherwise: t('notices.file.otherwise'),
      }}
    >
      {item && (
        <Facts
          facts={[
            { name: t('notices.enterprise'), value: item.enterpriseName },
            { name: t('notices.provider'), value: item.providerName },
            { name: t('notices.amount'), value: <Money fen={item.amountFen} /> },
          ]}
        />
      )}
      <Form<Values>
        submit={t('notices.object.send')}
        sending={sending}
        problem={problem}
        initial={{ kind, name: person.displayName }}
        onSubmit={raise}
      >
        <Field name="kind" label={t('notices.object.kind')} required>
          <Radio.Group
            onChange={({ target }) => setKind(target.value as Values['kind'])}
            options={(['PERSON', 'ORGANISATION'] as const).map((value) => ({
              value,
              label: word('ObjectorKind', value),
            }))}
          />
        </Field>
        <Field
          name="name"
          label={t('notices.object.name')}
          help={t('notices.object.nameHelp')}
          rules={[{ required: true, whitespace: true, message: t('notices.object.nameMissing') }]}
        >
          <Input autoComplete="name" />
        </Field>
        {kind === 'ORGANISATION' && (
          <Field
            name="code"
            label={t('notices.object.code')}
            rules={[{ required: true, whitespace: true, message: t('notices.object.codeMissing') }]}
          >
            <Input />
          </Field>
        )}
        <Field
          name="contact"
          label={t('notices.object.contact')}
          help={t('notices.object.contactHelp')}
          rules={[{ required: true, whitespace: true, message: t('notices.object.contactMissing') }]}
        >
          <Input autoComplete="tel" />
        </Field>
        <Field
          name="facts"
          label={t('notices.object.facts')}
          help={t('notices.object.factsHelp')}
          rules={[{ required: true, whitespace: true, message: t('notices.object.factsMissing') }]}
        >
          <Input.TextArea rows={6} />
        </Field>
        <UploadField
          name="proof"
          kind="PAPER"
          label={t('notices.object.proof')}
          help={t('notices.object.proofHelp')}
        />
      </Form>
    </Page>
  );
}
