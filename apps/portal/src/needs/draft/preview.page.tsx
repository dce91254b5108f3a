import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { Page } from '../../ui/page.js';
import { NeedSaid } from '../said.js';
import { previewQuery, previewRoute } from './draft.route.js';
import '../needs.css';

/** The need exactly as providers will read it: what is kept from them is absent here too. */
export function PreviewPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = previewRoute.useParams();
  const { needPreview: need } = useSuspenseQuery(previewQuery(id)).data;
  return (
    <Page
      title={t('needs.preview.title', { title: need.title })}
      above={
        <Link to="/needs/drafts/$id" params={{ id }}>
          {t('needs.preview.back')}
        </Link>
      }
      lead={
        need.hiddenFields.length > 0
          ? t('needs.preview.keeps', {
              fields: need.hiddenFields.map((field) => word('HiddenField', field)).join(t('needs.and')),
            })
          : t('needs.preview.keepsNothing')
      }
    >
      <article className="preview" aria-label={t('needs.preview.as')}>
        <h2>{need.title}</h2>
        <NeedSaid need={need} />
      </article>
    </Page>
  );
}
