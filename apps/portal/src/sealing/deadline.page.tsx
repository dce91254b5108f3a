import { Input } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExtendDeadlineDocument, type NeedDeadlineQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { useDeadlineWords } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { List } from '../ui/list.js';
import { minuteOf, momentOf } from '../ui/value/minute.rules.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { deadlineOf, deadlineRoute } from './sealing.route.js';
import { keyState, whyNotExtend } from './sealing.rules.js';
import { SecondKey } from './second-key.js';

/** The deadline of a need: how it was put off, when the bids were opened, and the key that the enterprise keeps itself. */
export function DeadlinePage(): ReactNode {
  const { t } = useTranslation();
  const words = useDeadlineWords();
  const { id } = deadlineRoute.useParams();
  const { acting } = deadlineRoute.useRouteContext();
  const { data } = useSuspenseQuery(deadlineOf(id));
  const { need, deadlineHistory } = data;
  const state = keyState(data);
  const why = whyNotExtend(data, acting);
  return (
    <Page
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
      title={t(why === 'PASSED' ? 'sealing.title.passed' : 'sealing.title.open', {
        deadline: words(need.bidDeadline),
      })}
      {...(state === 'AWAITED' && {
        move: { whose: t('sealing.move.handIn'), yours: true, otherwise: t('sealing.move.otherwise') },
      })}
    >
      <SecondKey needId={id} state={state} may={holds(acting, 'need.seal')} />
      <History history={deadlineHistory} />
      <section className="section-block">
        <h2>{t('sealing.extend.title')}</h2>
        <ul>
          <li>{t('sealing.extend.effect.all')}</li>
          <li>{t('sealing.extend.effect.bids')}</li>
          <li>{t('sealing.extend.effect.final')}</li>
        </ul>
        <Extend need={need} whyNot={why && t(`sealing.whyNot.${why}`)} />
      </section>
    </Page>
  );
}

function History({ history }: { history: NeedDeadlineQuery['deadlineHistory'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { extensions, openedAt } = history;
  return (
    <section className="section-block">
      <h2>{t('sealing.history.title')}</h2>
      <p>
        {openedAt ? (
          <>
            {t('sealing.history.opened')} <Moment at={openedAt} />
          </>
        ) : (
          t('sealing.history.unopened')
        )}
      </p>
      <List
        caption={t('sealing.history.title')}
        rows={extensions}
        rowKey={({ id }) => id}
        empty={t('sealing.history.none')}
        columns={[
          {
            key: 'from',
            title: t('sealing.history.from'),
            cell: ({ fromDeadline }) => <Moment at={fromDeadline} />,
          },
          { key: 'to', title: t('sealing.history.to'), cell: ({ toDeadline }) => <Moment at={toDeadline} /> },
          {
            key: 'cause',
            title: t('sealing.history.cause'),
            cell: ({ cause }) => word('ExtensionCause', cause),
          },
          { key: 'reason', title: t('sealing.history.reason'), cell: ({ reason }) => reason },
        ]}
      />
    </section>
  );
}

interface Values {
  readonly until: string;
  readonly reason: string;
}

function Extend({ need, whyNot }: { need: NeedDeadlineQuery['need']; whyNot: string | null }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(ExtendDeadlineDocument);
  const extend = async ({ until, reason }: Values): Promise<void> => {
    const moment = momentOf(until);
    if (moment && (await send({ needId: need.id, until: moment, reason }))) setOpen(false);
  };
  if (!open || whyNot) {
    return (
      <p>
        <Act whyNot={whyNot} onAct={() => setOpen(true)}>
          {t('sealing.extend.act')}
        </Act>
      </p>
    );
  }
  return (
    <Form<Values>
      submit={t('sealing.extend.act')}
      sending={sending}
      problem={problem}
      initial={{ until: minuteOf(need.bidDeadline) }}
      onSubmit={(values) => void extend(values)}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <Field
        name="until"
        label={t('sealing.extend.until')}
        extra={t('sealing.extend.untilHelp')}
        rules={[{ required: true, message: t('sealing.extend.untilMissing') }]}
      >
        <Input type="datetime-local" />
      </Field>
      <Field
        name="reason"
        label={t('sealing.history.reason')}
        rules={[{ required: true, min: 4, whitespace: true, message: t('ui.act.words', { count: 4 }) }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
    </Form>
  );
}
