import { useRouter, useRouterState } from "@tanstack/react-router";
import { queryOf, type Words } from "./address.ts";
import { pointInTimeSearch, type PointInTime } from "./search.ts";

/** The words of the address as they stand, of whatever page is open. */
export function useAddressWords(): Words {
  return useRouterState({ select: (state): Words => state.location.search });
}

/** Changes some words of the address and leaves the others; undefined takes one away. Going back does not stop at each filter. */
export function useChangeAddress(): (change: Words) => void {
  const router = useRouter();
  return (change) => {
    const { pathname, search } = router.state.location;
    router.history.replace(pathname + queryOf({ ...search, ...change }));
  };
}

/** The day and the term that the address asks for, to hand to a route: `query: { ...useAsOf() }`. */
export function usePointInTime(): PointInTime {
  const words = useAddressWords();
  return pointInTimeSearch(words);
}

/** The day alone, for routes that take no term. */
export function useAsOf(): Pick<PointInTime, "asOf"> {
  const { asOf } = usePointInTime();
  return asOf === undefined ? {} : { asOf };
}
