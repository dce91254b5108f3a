import { Form as AntForm, Input, Select } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenJointNeedDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { List } from '../ui/list.js';
import { momentOf } from '../ui/value/minute.rules.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { jointNeeds, jointNeedsRoute } from './joint-needs.route.js';
import { contentOf, type Draft } from './joint-needs.rules.js';

/** Needs of clusters: those that can still be joined, and how one is opened from a draft. */
export function JointNeedsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = jointNeedsRoute.useRouteContext();
  const organisationId = acting?.organisationId ?? '';
  const { data } = useSuspenseQuery(jointNeeds(organisationId));
  const all = nodesOf(data.jointNeeds);
  const joining = all.filter(({ state }) => state === 'JOINING');
  return (
    <Page
      above={<Link to="/needs">{t('frame.places.needs')}</Link>}
      title={t('jointNeeds.title', { count: joining.length })}
      lead={t('jointNeeds.lead')}
    >
      <List
        caption={t('jointNeeds.name')}
        rows={all}
        rowKey={({ id }) => id}
        empty={t('jointNeeds.empty')}
        columns={[
          {
            key: 'title',
            title: t('jointNeeds.need'),
            cell: ({ id, title, clusterName }) => (
              <>
                <Link to="/joint-needs/$id" params={{ id }}>
                  {title}
                </Link>
                <div className="soft">{clusterName}</div>
              </>
            ),
          },
          {
            key: 'state',
            title: t('jointNeeds.state'),
            cell: ({ state, joined, led }) => (
              <>
                <Status tone={state === 'JOINING' ? 'waiting' : 'done'}>
                  {word('JointNeedState', state)}
                </Status>{' '}
                {led ? t('jointNeeds.led') : joined ? t('jointNeeds.joined') : ''}
              </>
            ),
          },
          {
            key: 'members',
            title: t('jointNeeds.members'),
            figures: true,
            cell: ({ members }) => members,
          },
          { key: 'until', title: t('jointNeeds.until'), cell: ({ joinUntil }) => <Due at={joinUntil} /> },
        ]}
      />
      {holds(acting, 'need.publish') ? (
        <Open enterpriseId={organisationId} drafts={nodesOf(data.needDrafts)} />
      ) : (
        <p>{t('jointNeeds.notYou')}</p>
      )}
    </Page>
  );
}

interface Values {
  readonly draftId: string;
  readonly clusterName: string;
  readonly joinUntil: string;
}

/** From a draft of one's own: what it says is what all ask for, and one's own part of it. */
function Open({ enterpriseId, drafts }: { enterpriseId: string; drafts: readonly Draft[] }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(OpenJointNeedDocument);
  const whole = drafts.filter((draft) => draft.state !== 'PUBLISHED' && contentOf(draft));
  const open = async ({ draftId, clusterName, joinUntil }: Values): Promise<void> => {
    const draft = whole.find(({ id }) => id === draftId);
    const content = draft && contentOf(draft);
    const until = momentOf(joinUntil);
    if (!content || !until) return;
    const answer = await send({ input: { enterpriseId, clusterName, joinUntil: until, content } });
    if (answer) await navigate({ to: '/joint-needs/$id', params: { id: answer.openJointNeed.id } });
  };
  return (
    <section className="section-block">
      <h2>{t('jointNeeds.open.title')}</h2>
      <p>{t('jointNeeds.open.effect')}</p>
      {whole.length === 0 && (
        <p className="empty">
          {t('jointNeeds.open.noDraft')} <Link to="/needs/new">{t('jointNeeds.open.write')}</Link>
        </p>
      )}
      {whole.length > 0 && (
        <Form<Values>
          form={form}
          submit={t('jointNeeds.open.send')}
          sending={sending}
          problem={problem}
          onSubmit={(values) => void open(values)}
        >
          <Field
            name="draftId"
            label={t('jointNeeds.open.draft')}
            extra={t('jointNeeds.open.draftHelp')}
            rules={[{ required: true, message: t('jointNeeds.missing') }]}
          >
            <Select options={whole.map(({ id, content }) => ({ value: id, label: content.title }))} />
          </Field>
          <Field
            name="clusterName"
            label={t('jointNeeds.open.cluster')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('jointNeeds.missing') }]}
          >
            <Input maxLength={60} />
          </Field>
          <Field
            name="joinUntil"
            label={t('jointNeeds.until')}
            extra={t('jointNeeds.open.untilHelp')}
            rules={[{ required: true, message: t('jointNeeds.missing') }]}
          >
            <Input type="datetime-local" />
          </Field>
        </Form>
      )}
    </section>
  );
}
