import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const articles = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./content" }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    stamp: z.string(),
    section: z.string(),
    source: z.string(),
    address: z.string(),
  }),
});

export const collections = { articles };
