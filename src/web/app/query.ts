import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";
import type { Route } from "../../contract/route.ts";
import { call, type Input, type Output } from "../api.ts";
import { Problem } from "./problem.ts";

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** Tries after the first one. Once is enough for a lost packet; more would only make a failure slow. Our choice. */
const retriesMax = 1;
/** How long an answer is good without asking again, in milliseconds: as long as one looks at a page. Our choice. */
const freshFor = 15_000;

/** Whether to ask again: not where the server understood the question and said no. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < retriesMax && !(error instanceof Problem && error.status < 500);
}

/** The store of answers of one page. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // `always`: on closed networks the browser may believe that it is offline.
      queries: { retry: shouldRetry, staleTime: freshFor, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Names an answer in the store; the path first, so that all answers of a route can be found. */
export function keyOf<R extends AnyRoute>(route: R, input: Input<R>): readonly unknown[] {
  return [route.method, route.path, input];
}

interface AskOptions {
  /** Wait with asking, for example until something is chosen. */
  readonly enabled?: boolean;
  /** Show the last page of a list while the next one is on its way. */
  readonly keepPrevious?: boolean;
}

/** Asks a route of the contract and keeps the answer. */
export function useRoute<R extends AnyRoute>(route: R, input: Input<R>, options: AskOptions = {}): UseQueryResult<Output<R>> {
  return useQuery({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }): Promise<Output<R>> => call(route, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * Changes something through a route of the contract. Afterwards every answer on the page is asked for anew: one record
 * moves the figures of the workbench, the pair and the programme at once, and a county's pages are few.
 */
export function useChange<R extends AnyRoute>(route: R): UseMutationResult<Output<R>, Error, Input<R>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<R>): Promise<Output<R>> => call(route, input),
    onSuccess: () => client.invalidateQueries(),
  });
}
