import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { CurrentActor, FileLinks } from '#libs/platform';
import { digestOf, SHA_256 } from '../rules/paper-identity.rules.js';
import { DocumentView, DraftView, RedemptionView } from './redemption.views.js';

const DESCRIPTION =
  'Opens the file for the caller, for some minutes, below the address of the gateway, if the enterprise uploaded it.';

/** The links to the papers of a file, for whoever sees the file: an official with a conflict does not. */
@Resolver(() => RedemptionView)
export class RedemptionLinks {
  constructor(private readonly links: FileLinks) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  acceptanceReportLink(
    @Parent() { acceptanceReportHash, enterprise }: RedemptionView,
    @CurrentActor() by: Actor,
  ): string | null {
    return linkFor(this.links, acceptanceReportHash, enterprise.id, by);
  }
}

@Resolver(() => DraftView)
export class DraftLinks {
  constructor(private readonly links: FileLinks) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  acceptanceReportLink(
    @Parent() { acceptanceReportHash, holder }: DraftView,
    @CurrentActor() by: Actor,
  ): string | null {
    return linkFor(this.links, acceptanceReportHash ?? '', holder, by);
  }
}

@Resolver(() => DocumentView)
export class DocumentLinks {
  constructor(private readonly links: FileLinks) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  link(@Parent() { hash, holder }: DocumentView, @CurrentActor() by: Actor): string | null {
    return linkFor(this.links, hash, holder, by);
  }
}

/** Null for what is no fingerprint: a draft keeps whatever was typed. */
function linkFor(links: FileLinks, hash: string, holder: string, by: Actor): string | null {
  return SHA_256.test(hash) ? links.linkTo({ hash: digestOf(hash), holder }, by) : null;
}
