import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AmendNeedDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { useNow } from '../ui/value/clock.js';
import { Difference } from '../ui/value/difference.js';
import { useDeadlineWords } from '../ui/value/due.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { useDetailWords } from './addenda.js';
import { AmendFields } from './amend-fields.js';
import { amendmentOf, changesOf, versionOf } from './amend.rules.js';
import { actsOf, changedIn } from './needs.rules.js';
import { amendRoute, needQuery } from './need.route.js';
import './needs.css';

const SHORTEST = 4;

/** An addendum: what changes and why, as everybody who reads the need will see it. */
export function AmendPage(): ReactNode {
  const { t } = useTranslation();
  const deadline = useDeadlineWords();
  const words = useDetailWords();
  const { id } = amendRoute.useParams();
  const { acting } = amendRoute.useRouteContext();
  const navigate = amendRoute.useNavigate();
  const { need, needVersions } = useSuspenseQuery(needQuery(id)).data;
  const [fields, setFields] = useState(() => amendmentOf(need));
  const [addendum, setAddendum] = useState('');
  const { send, problem, sending } = useSend(AmendNeedDocument);
  const now = useNow() ?? Date.parse(need.publishedAt);
  const { amend } = actsOf(need, { maySign: holds(acting, 'need.publish'), mayDraft: true }, now);
  const before = needVersions.at(-1)!;
  const after = versionOf(before, fields);
  const changed = changedIn(before, after);
  const why = amend
    ? t(`needs.need.whyNot.${amend}`)
    : addendum.trim().length < SHORTEST
      ? t('needs.amend.sayWhy')
      : null;
  const tell = async () => {
    if (await send({ needId: id, changes: changesOf(before, after), addendum })) {
      await navigate({ to: '/needs/$id', params: { id } });
    }
  };
  return (
    <Page
      title={t('needs.amend.title', { deadline: deadline(need.bidDeadline) })}
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
      lead={t('needs.amend.lead')}
    >
      <AmendFields fields={fields} onChange={(changes) => setFields((now_) => ({ ...now_, ...changes }))} />
      <Difference
        caption={t('needs.amend.difference')}
        changes={changed.map((field) => ({
          field: t(`needs.field.${field}`),
          before: words(before, field),
          after: words(after, field),
        }))}
      />
      <div className="need-line">
        <label htmlFor="addendum">{t('needs.amend.why')}</label>
        <textarea
          id="addendum"
          className="native-input"
          rows={4}
          maxLength={2000}
          value={addendum}
          onChange={({ target }) => setAddendum(target.value)}
        />
        <p className="hint">{t('needs.amend.whyHint')}</p>
      </div>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act look="primary" busy={sending} whyNot={why} onAct={() => void tell()}>
          {t('needs.amend.send')}
        </Act>
      </p>
    </Page>
  );
}
