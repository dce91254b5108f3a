import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { holds } from '../../session/acting.js';
import { DraftStateLine } from '../../ui/form/draft-state.js';
import { Page } from '../../ui/page.js';
import { DraftActs } from './draft-acts.js';
import { DraftForm } from './draft-form.js';
import { useFieldWords } from './field-words.js';
import { Missing } from './missing.js';
import { actsOf } from './draft.rules.js';
import { draftQuery, draftRoute } from './draft.route.js';
import { useNeedDraft } from './use-need-draft.js';
import '../needs.css';

/** The need while it is written: saved with each change, by several colleagues, read by the signatory in the end. */
export function DraftPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = draftRoute.useParams();
  const { acting } = draftRoute.useRouteContext();
  const enterpriseId = acting?.organisationId ?? '';
  const { needDraft, enterprise } = useSuspenseQuery(draftQuery(id, enterpriseId)).data;
  const { draft, saved } = useNeedDraft(needDraft, enterpriseId);
  const words = useFieldWords();
  const acts = actsOf({
    state: saved.state,
    problems: saved.problems.length,
    certified: enterprise.state === 'CERTIFIED',
    unsaved: draft.state !== 'SAVED',
    maySign: holds(acting, 'need.publish'),
  });
  const above = <Link to="/needs">{t('frame.places.needs')}</Link>;
  if (acts.whose === 'NOBODY') {
    return (
      <Page title={t(`needs.draft.title.${saved.state}`, { title: saved.content.title ?? '' })} above={above}>
        {needDraft.needId && (
          <p>
            <Link to="/needs/$id" params={{ id: needDraft.needId }}>
              {t('needs.draft.openNeed')}
            </Link>
          </p>
        )}
      </Page>
    );
  }
  return (
    <Page
      wide
      title={t(`needs.draft.title.${saved.state}`, { title: draft.content.title || t('needs.untitled') })}
      above={above}
      move={{
        whose: t(`needs.draft.whose.${acts.whose}`),
        yours: acts.whose === 'YOU',
        otherwise: t('needs.draft.otherwise'),
      }}
    >
      {saved.state === 'RETURNED' && (
        <div className="refusal mild" role="note">
          <p className="refusal-title">{t('needs.draft.returned')}</p>
          <p className="said">{saved.returnReason}</p>
        </div>
      )}
      <DraftStateLine draft={draft} nameOf={words.name} wordsOf={words.value} />
      <div className="draft-columns">
        <DraftForm draft={draft} enterprise={enterprise} problems={saved.problems} />
        <aside className="draft-side" aria-label={t('needs.draft.side')}>
          <p>{word('NeedDraftState', saved.state)}</p>
          <Missing problems={saved.problems} />
          <DraftActs id={id} acts={acts} problems={saved.problems.length} draft={draft} />
        </aside>
      </div>
    </Page>
  );
}
