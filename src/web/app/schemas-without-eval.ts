import { z } from "zod";

// The policy forbids what zod would try first, making functions from text; it would be reported as a breach each time.
// This must run before any schema is made: the build keeps it in one file with zod, which every schema waits for.
z.config({ jitless: true });
