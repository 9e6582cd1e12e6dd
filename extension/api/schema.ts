/** Made from the server's openapi.json by "npm run types". */

export interface paths {
    "/annotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Annotate a page */
        post: operations["annotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The annotations of a page */
        get: operations["list-annotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/annotations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One annotation */
        get: operations["get-annotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One article, as far as readers may see it */
        get: operations["get-article"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a background annotate stands */
        get: operations["get-job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ns/reckon.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON-LD context of NumericClaim and our other terms */
        get: operations["get-context"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnnotateRequest: {
            html?: string;
            /** Format: uri */
            url: string;
        };
        Annotation: {
            "@context": string[];
            body: (components["schemas"]["NumericClaim"] | components["schemas"]["TextualBody"] | components["schemas"]["ClaimReview"])[];
            created?: string;
            creator: components["schemas"]["Creator"];
            id: string;
            modified?: string;
            /** @enum {string} */
            motivation: "describing";
            /** @enum {string} */
            review: "automatic" | "reviewed";
            target: components["schemas"]["Target"];
            /** @enum {string} */
            type: "Annotation";
        };
        AnnotationCollection: {
            /** Format: uri */
            first?: string;
            /** Format: uri */
            id: string;
            label: string;
            /** Format: uri */
            last?: string;
            /** Format: int64 */
            total: number;
            /** @enum {string} */
            type: "AnnotationCollection";
        };
        AnnotationPage: {
            "@context": string[];
            article: components["schemas"]["Article"] | null;
            checks: components["schemas"]["Check"][];
            coverage: components["schemas"]["Coverage"];
            /** Format: uri */
            id: string;
            items: components["schemas"]["Annotation"][];
            partOf: components["schemas"]["AnnotationCollection"];
            /** Format: int64 */
            startIndex: number;
            /** @enum {string} */
            type: "AnnotationPage";
        };
        Article: {
            byline: string;
            canonical_url: string;
            content_hash: string;
            id: string;
            language: string;
            modified: string | null;
            published: string | null;
            retrieved: string | null;
            site_name: string;
            text?: string;
            title: string;
            url: string;
        };
        Check: {
            claims: string[];
            id: string;
            summary: string;
            /** @enum {string} */
            type: "part_whole" | "sum" | "percent_change" | "absolute_change" | "rate_total" | "projection" | "ratio_check" | "average_total" | "conversion" | "revision" | "conflict" | "restatement";
            /** @enum {string} */
            verdict: "holds" | "fails" | "differs" | "unclear";
            working: string;
        };
        ClaimReview: {
            claimReviewed?: string;
            datePublished?: string;
            /** @enum {string} */
            purpose: "assessing";
            reviewRating?: components["schemas"]["ClaimReviewReviewRatingStruct"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ClaimReview";
            /** Format: uri */
            url?: string;
        };
        ClaimReviewReviewRatingStruct: {
            "@type": string;
            alternateName: string;
        };
        Coverage: {
            /** Format: int64 */
            claims: number;
            /** Format: int64 */
            reviewed: number;
            /** Format: int64 */
            withheld: number;
        };
        Creator: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "Software";
        };
        Document: {
            annotations: components["schemas"]["Annotation"][];
            article: components["schemas"]["Article"];
            checks: components["schemas"]["Check"][];
            coverage: components["schemas"]["Coverage"];
        };
        Job: {
            /** Format: date-time */
            created: string;
            id: string;
            problem: components["schemas"]["Problem"] | null;
            result: components["schemas"]["Document"] | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
            /** Format: uri */
            url: string;
        };
        NumericClaim: {
            /** @enum {string} */
            bound: "exact" | "approx" | "more_than" | "at_least" | "less_than" | "at_most" | "between";
            change: boolean;
            /** Format: double */
            confidence: number;
            /** Format: double */
            high: number | null;
            /** @enum {string} */
            kind: "count" | "money" | "percent" | "percentage_points" | "points" | "rate" | "ratio" | "change" | "measure" | "duration" | "score" | "age";
            /** Format: double */
            low: number;
            period: components["schemas"]["Period"] | null;
            /** @enum {string} */
            purpose: "describing";
            source: components["schemas"]["Source"] | null;
            /** @enum {string} */
            stance: "stated" | "claimed" | "denied" | "projected" | "proposed";
            subject: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "NumericClaim";
            unit: string;
        };
        Period: {
            end: string | null;
            start: string | null;
            text: string;
        };
        Problem: {
            code: string;
            detail: string;
            field?: string;
            /** Format: int64 */
            status: number;
            title: string;
            /** Format: uri-reference */
            type: string;
        };
        Source: {
            cue?: string;
            name: string;
            via?: string;
        };
        Target: {
            selector: (components["schemas"]["TextQuoteSelector"] | components["schemas"]["TextPositionSelector"])[];
            source: string;
        };
        TextPositionSelector: {
            /** Format: int64 */
            end: number;
            /** Format: int64 */
            start: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TextPositionSelector";
        };
        TextQuoteSelector: {
            exact: string;
            prefix?: string;
            suffix?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TextQuoteSelector";
        };
        TextualBody: {
            /** @enum {string} */
            format: "text/plain";
            /** @enum {string} */
            purpose: "commenting";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TextualBody";
            value: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    annotate: {
        parameters: {
            query?: never;
            header?: {
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            202: {
                headers: {
                    Location?: string;
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-annotations": {
        parameters: {
            query: {
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["AnnotationPage"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-annotation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["Annotation"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-article": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-job": {
        parameters: {
            query?: never;
            header?: {
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": Record<string, never>;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
