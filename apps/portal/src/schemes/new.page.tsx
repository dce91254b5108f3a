import { Input, Select } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftSchemeDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';
import { Page } from '../ui/page.js';
import { schemesQuery, templatesQuery } from './schemes.route.js';

interface Values {
  readonly scheme: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly template?: string;
}

/** A version begins with the rules of an earlier one, or with what another region does. */
export function NewSchemePage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { schemes } = useSuspenseQuery(schemesQuery).data;
  const { schemeTemplates } = useSuspenseQuery(templatesQuery).data;
  const { send, problem, sending } = useSend(DraftSchemeDocument);
  const published = schemes.filter(({ state }) => state === 'PUBLISHED');
  const draft = async (input: Values): Promise<void> => {
    const answer = await send({ input });
    if (answer) await navigate({ to: '/schemes/$id/design', params: { id: answer.draftScheme.id } });
  };
  return (
    <Page above={<Link to="/schemes">{t('schemes.list.title')}</Link>} title={t('schemes.new.title')}>
      <Form<Values> submit={t('schemes.new.send')} sending={sending} problem={problem} onSubmit={draft}>
        <Field
          name="scheme"
          label={t('schemes.new.scheme')}
          extra={t('schemes.new.schemeHelp')}
          rules={[
            { required: true, pattern: /^[A-Z]{2}-[A-Z0-9-]{2,30}$/, message: t('schemes.new.schemeWrong') },
          ]}
        >
          <Input />
        </Field>
        <Field
          name="name"
          label={t('schemes.name')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('schemes.new.nameMissing') }]}
        >
          <Input />
        </Field>
        <Field name="basedOn" label={t('schemes.new.basedOn')} extra={t('schemes.new.basedOnHelp')}>
          <Select
            allowClear
            options={published.map(({ id, name, scheme, version }) => ({
              value: id,
              label: `${name} (${scheme} v${version})`,
            }))}
          />
        </Field>
        <Field name="template" label={t('schemes.new.template')} extra={t('schemes.new.templateHelp')}>
          <Select
            allowClear
            options={schemeTemplates.map(({ region, note }) => ({
              value: region,
              label: note ? `${region}: ${note}` : region,
            }))}
          />
        </Field>
      </Form>
    </Page>
  );
}
