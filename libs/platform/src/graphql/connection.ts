import type { Type } from '@nestjs/common';
import { ArgsType, Directive, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Cursor } from '@mikro-orm/core';
import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';

const LARGEST_PAGE = 100;
/** Cursors are base64url of a short list; what is in it is looked at where the list is known. */
const CURSOR = /^[\w-]{1,800}$/;

/** The arguments of a list: Relay's cursor connections, forward only, bounded. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many, 1 to ${LARGEST_PAGE}.` })
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page begins.' })
  @IsOptional()
  @ValidateBy({ name: 'cursor', validator: { validate: (value) => CURSOR.test(String(value)) } })
  after?: string;
}

@ObjectType({ description: 'Where a page ends and whether more follows.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}
export interface Connection<T> {
  readonly edges: Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** Makes the connection type of a view: `class EnterpriseConnection extends connectionOf(EnterpriseView, 'Enterprise') {}`. */
export function connectionOf<T extends object>(view: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class ViewEdge implements Edge<T> {
    @Field(() => view) node!: T;
    @Field(() => String) cursor!: string;
  }

  @ObjectType(`${name}Connection`)
  class ViewConnection implements Connection<T> {
    @Field(() => [ViewEdge]) edges!: ViewEdge[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
  }
  return ViewConnection;
}

/** A page found by `em.findByCursor(Entity, { where, orderBy, first, after, includeCount: false })` as a connection. */
export function connection<T extends object>(page: Cursor<T, never, never, never, false>): Connection<T> {
  return {
    edges: page.items.map((node) => ({ node, cursor: page.from(node) })),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.endCursor },
  };
}
