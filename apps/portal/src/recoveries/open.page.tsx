import { Input, Radio } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenRecoveryDocument, type RecoveryGroundKind } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { Page } from '../ui/page.js';
import { openRecoveryRoute } from './recoveries.route.js';

const GROUNDS = ['INVOICE_VOIDED', 'AUDIT_FINDING', 'LATE_OBJECTION', 'CONTRACT_TERMINATED'] as const;

interface Values {
  readonly ground: RecoveryGroundKind;
  readonly facts: string;
}

/** Opens a case on a payment, or adds a ground to the one that is open: a question, which says nothing of guilt. */
export function OpenPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const { payoutId } = openRecoveryRoute.useParams();
  const { send, problem, sending } = useSend(OpenRecoveryDocument);
  const open = async (given: Values): Promise<void> => {
    const answer = await send({ payoutId, ...given });
    if (answer) await navigate({ to: '/recoveries/$id', params: { id: answer.openRecovery.id } });
  };
  return (
    <Page
      above={<Link to="/recoveries">{t('recoveries.list.caption')}</Link>}
      title={t('recoveries.open.title')}
    >
      <p>{t('recoveries.open.effect')}</p>
      <Form<Values> submit={t('recoveries.open.send')} sending={sending} problem={problem} onSubmit={open}>
        <Field
          name="ground"
          label={t('recoveries.ground')}
          rules={[{ required: true, message: t('recoveries.open.groundMissing') }]}
        >
          <Radio.Group
            options={GROUNDS.map((value) => ({ value, label: word('RecoveryGroundKind', value) }))}
          />
        </Field>
        <Field
          name="facts"
          label={t('recoveries.open.facts')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('recoveries.open.factsMissing') }]}
        >
          <Input.TextArea rows={5} />
        </Field>
      </Form>
    </Page>
  );
}
