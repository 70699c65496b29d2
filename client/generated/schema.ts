// Generated from openapi.json by `npm run generate`. Do not edit.
export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and where one may do what */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's language */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does this installation wait for its first administrator? */
        get: operations["getSetup"];
        put?: never;
        /** Make the first tenant and its administrator */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries that an authority can be in, and the one of a time zone */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The authorities on this installation */
        get: operations["listPublicTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a resident sees first: names, languages, privacy notice, categories */
        get: operations["getPublicTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places of the authority, by words; for whoever says where something is */
        get: operations["listPublicPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a request */
        post: operations["reportRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a photo to a request of one’s own
         * @description multipart/form-data: the fields `number` and `code` first, then one part `file`.
         */
        post: operations["attachPublicDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A photo of a request, without its position data, by number and code */
        post: operations["downloadPublicDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a request stands, by number and code
         * @description A POST, so that the code is in no address and no log.
         */
        post: operations["getPublicStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/confirmations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The question behind a link; asking never answers it */
        get: operations["getConfirmation"];
        put?: never;
        /** Yes or no to the work done; the first answer counts */
        post: operations["answerConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/objections/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The explained answer that one may object to */
        get: operations["getObjection"];
        put?: never;
        /** Object to an explained answer, once */
        post: operations["object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Yes or no to the work done, by number and code; the first answer counts */
        post: operations["answerByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object to an explained answer, once, by number and code */
        post: operations["objectByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add something in words to an open request of one’s own */
        post: operations["addRemark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a request while no work is done */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a request to be taken up again */
        post: operations["reopenRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/late-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A late yes or no to a request that ended unconfirmed */
        post: operations["answerLate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cases */
        get: operations["listCases"];
        put?: never;
        /**
         * Open a case
         * @description The same Idempotency-Key gives the same answer; with another body it is refused.
         */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find cases by what somebody says or types, newest first */
        get: operations["searchCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/external-cases/{source}/{externalNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a case by its source's own number */
        get: operations["findCaseByExternalNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a case with its history and reasons */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The secret code of a case, to be read out to its resident or printed for them
         * @description For whoever has opened the case for somebody without e-mail, once, in the half hour after; the same Idempotency-Key gives the same answer.
         */
        post: operations["tellCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The diagram of a case and where it stands */
        get: operations["getCaseDiagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a case, with a reason */
        post: operations["cancelCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen a case that has ended: a new run */
        post: operations["reopenCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/term": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Extend, shorten, pause or resume the term of a case, within the limits of your role */
        post: operations["changeTerm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/term/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** When a case would be due after a change of its term, why then, and whether you may make it */
        post: operations["previewTerm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/late-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a yes or no that came by call after the case had ended unconfirmed */
        post: operations["recordLateAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note that colleagues read */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/more-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List more time that was asked for and that you may give */
        get: operations["listMoreTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/more-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask those who may extend the term for more time, with a reason */
        post: operations["askForMoreTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/more-time/{wishId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the time that was asked for, or another one, within your limits; or refuse it with a reason */
        post: operations["decideMoreTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/hurry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask those in charge of a case by mail not to let it wait */
        post: operations["hurryCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a photo, video or PDF
         * @description multipart/form-data with one part `file`; before it may come a field `public` = true, which lets the resident see it, and `stage` = before or after the work.
         */
        post: operations["attachDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a document */
        get: operations["downloadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List calls, newest first */
        get: operations["listCalls"];
        put?: never;
        /** Record a telephone call: offered, answered or abandoned */
        post: operations["recordCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say how a call went on */
        patch: operations["updateCall"];
        trace?: never;
    };
    "/api/v1/{tenant}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks: emergencies first, then by deadline; calls that must wait for calling hours last */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a task with its form, texts and case */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task */
        post: operations["claimTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task back to its group */
        post: operations["releaseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could be given a task */
        get: operations["listAssignees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task to somebody, whoever has it now; they are told by mail */
        post: operations["assignTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tasks/{taskId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete a task with the answers of its form */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tellings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what residents without e-mail must be told by telephone */
        get: operations["listTellings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/tellings/{tellingId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The resident was told, was not reached, or will not be called */
        post: operations["settleTelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List incidents: steps that can not go on by themselves */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/incidents/{incidentId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mend an incident and try again */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the releases of all case types, newest first */
        get: operations["listReleases"];
        put?: never;
        /** Deploy the files of a folder as a new release */
        post: operations["deployRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/releases/{releaseId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of a release */
        get: operations["listReleaseFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/release-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the engine and the rules say to these files, without deploying them */
        post: operations["checkRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/releases/{releaseId}/make-live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New cases take this release from now on */
        post: operations["makeReleaseLive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/releases/{releaseId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a release: no new case takes it, its cases live on */
        post: operations["retireRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is about to be released */
        get: operations["listDrafts"];
        put?: never;
        /** Begin the draft of a case type over its newest release */
        post: operations["beginDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workers that service tasks may ask, by job type */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts/{caseType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft: its files and how they stand to the release below */
        get: operations["getDraft"];
        put?: never;
        post?: never;
        /** Discard a draft with all its changes */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts/{caseType}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a draft, byte by byte as it was written */
        get: operations["getDraftFile"];
        /**
         * Write a file of a draft, or take it out
         * @description Two people never overwrite each other: a change names the version that it is based on.
         */
        put: operations["writeDraftFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts/{caseType}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rules, the profile, the workers and the engine say to a draft */
        get: operations["checkDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts/{caseType}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lay the changes of a draft over the newest release */
        post: operations["followRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/drafts/{caseType}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a release of a draft; refused where the check finds an error */
        post: operations["releaseDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened after a place in the feed, in order, none left out
         * @description Another system is told of its own cases only: a page may then hold fewer than asked for, and still have more behind it.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events, from now on or after Last-Event-ID
         * @description Event `change` with data `{seq, type, caseId, at}`. A browser resumes by itself.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What requests are about */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who acts */
        get: operations["listDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/territories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places, by words or by the place above */
        get: operations["listTerritories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Colleagues and their roles */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Case types that can be opened, with their choices */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/privacy-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The privacy notice that is read out or shown now */
        get: operations["getPrivacyNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trial mailbox: what would have been sent, newest first */
        get: operations["listMailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/integrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give another system access by client credentials */
        post: operations["createIntegrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rating of those who act, of a day, with its definition */
        get: operations["getPublicRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/ratings/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows behind the figures of one organisation, as CSV */
        get: operations["downloadPublicRatingRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/public/places/{territoryId}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of a building, without persons and texts; only of services that show them */
        get: operations["listPublicRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rating of those who act, of a day, for staff */
        get: operations["getRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a regular meeting looks at: requests that do not get on, weak spots of buildings */
        get: operations["getMeeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is everything alive, in whatever process it runs? 503 when the database is not */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description For callers named by METRICS_ALLOW (loopback unless set), or with METRICS_TOKEN as a bearer token.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/correction/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would follow of a correction: which department, which term */
        post: operations["previewCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct category, kind, urgency or place, with a reason */
        post: operations["correctCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/cases/{caseId}/persons/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct how a person of the case is reached, with a reason
         * @description Absent: as it was; null: there is none. Events say which parts have changed, never what they are.
         */
        patch: operations["correctContact"];
        trace?: never;
    };
    "/api/v1/{tenant}/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what could not be sent, or may have been: a person decides */
        get: operations["listUnsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/outbox/{outgoingId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it once more, or leave it */
        post: operations["decideUnsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People with their roles, by name, for administrators */
        get: operations["listAdministeredPeople"];
        put?: never;
        /** Add a person with their roles; how they sign in is told by a link */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person with their roles */
        get: operations["getAdministeredPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, address or language; deactivate: sessions end at once, tasks go back */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/people/{personId}/sign-in-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link by which the person sets their password, once; told only now */
        post: operations["makeSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/people/{personId}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a person a role, in a department, an organisation or the whole authority */
        post: operations["addMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/people/{personId}/memberships/{membershipId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role from a person */
        post: operations["endMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-by-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password of whoever was given the link; a link is good once */
        post: operations["setPasswordByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own password; other browsers are signed out */
        post: operations["changeMyPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations that act in the authority, for administrators */
        get: operations["listOrganisations"];
        put?: never;
        /** Add an organisation */
        post: operations["addOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/organisations/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename an organisation; deactivate one without active departments */
        patch: operations["changeOrganisation"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments with what is assigned to them, for administrators */
        get: operations["listAdministeredDepartments"];
        put?: never;
        /** Add a department to an organisation */
        post: operations["addDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/departments/{departmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a department; deactivate one without open cases */
        patch: operations["changeDepartment"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/territories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places right below a place, or found by words, for administrators */
        get: operations["listAdministeredTerritories"];
        put?: never;
        /** Add a place */
        post: operations["addTerritory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/territories/{territoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A place, with those above it */
        get: operations["getAdministeredTerritory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a place; deactivate one with no active place below it */
        patch: operations["changeTerritory"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/territories/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add and change places from a table; what does not stand in it stays */
        post: operations["importTerritories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who manages a place, or each of them, past and to come */
        get: operations["listManagers"];
        put?: never;
        /** Say who manages a place from a day on; open cases change hands by a task */
        post: operations["setManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is still missing before cases can be taken */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what of the authority, newest first */
        get: operations["listAdministrationChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What requests are about, with the term that new cases get */
        get: operations["listAdministeredCategories"];
        put?: never;
        /** Add a category */
        post: operations["addCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/categories/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a sentence would be taken for, with which words; changes nothing */
        post: operations["trySentence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/categories/{categoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, move or deactivate a category */
        patch: operations["changeCategory"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars of working time in their newest revision */
        get: operations["listCalendars"];
        put?: never;
        /** Add a calendar; the first one counts wherever a term names none */
        post: operations["addCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public holidays of a country in a year, as a proposal for a calendar */
        get: operations["listPublicHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/calendars/{calendarId}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many running deadlines a revision would move; changes nothing */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/calendars/{calendarId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new revision of a calendar; running deadlines are computed anew in the background */
        post: operations["reviseCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the privacy notice, newest first */
        get: operations["listNotices"];
        put?: never;
        /** A new version of the privacy notice, shown from now on */
        post: operations["publishNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, languages, country, zone and usual calendar of the authority */
        get: operations["getAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, languages, country, zone or usual calendar of the authority */
        patch: operations["changeAuthority"];
        trace?: never;
    };
    "/api/v1/{tenant}/administration/settings/zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many running deadlines another time zone would move; changes nothing */
        get: operations["previewZone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Case types in force with their settings */
        get: operations["listAdministeredServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/services/{caseType}/standard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a service that comes with the product in force, where the authority has none of its own */
        post: operations["takeStandardService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{tenant}/administration/services/{caseType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Other terms and limits: a new release, for new cases at once; running cases keep theirs */
        post: operations["changeServiceSettings"];
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
        AdministeredCalendar: {
            id: string;
            revision: number;
            zone: string;
            /** @description the newest entry valid on a date counts; before the first one, the first */
            weekly: {
                validFrom: string;
                hours: {
                    mon?: {
                        from: string;
                        to: string;
                    }[];
                    tue?: {
                        from: string;
                        to: string;
                    }[];
                    wed?: {
                        from: string;
                        to: string;
                    }[];
                    thu?: {
                        from: string;
                        to: string;
                    }[];
                    fri?: {
                        from: string;
                        to: string;
                    }[];
                    sat?: {
                        from: string;
                        to: string;
                    }[];
                    sun?: {
                        from: string;
                        to: string;
                    }[];
                };
            }[];
            days: {
                date: string;
                kind: "holiday" | "half-day" | "declared-free" | "declared-working";
                hours?: {
                    from: string;
                    to: string;
                }[];
                name?: {
                    [key: string]: string;
                };
                /** @description by what it is such a day: a key of `sources`, or words */
                source?: string;
                /** @description false: expected, but not decided yet; left out = certain */
                certain?: boolean;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            declaredAt: string;
            /** @description the one that counts where a term names none */
            usual: boolean;
            openDeadlines: number;
            /** @description deadlines that are still being computed anew */
            outdated: number;
        };
        AdministeredCategory: {
            id: string;
            parentId: string | null;
            name: {
                [key: string]: string;
            };
            position: number;
            active: boolean;
            openCases: number;
            children: number;
            term: {
                amount: number;
                unit: string;
            } | null;
            /** @description by language */
            words: {
                [key: string]: string[];
            };
            /** @description what administrators have said of this category itself */
            servedBy: {
                territoryId: string | null;
                territory: {
                    [key: string]: string;
                } | null;
                departmentId: string;
                department: {
                    [key: string]: string;
                };
                organisation: {
                    [key: string]: string;
                };
                /** @description false: the department acts no longer and is passed over */
                active: boolean;
            }[];
            serving: {
                /** @enum {string} */
                how: "table" | "responsibility";
                /** @description this one, or the one above it that was found */
                categoryId: string;
                departmentId: string;
                department: {
                    [key: string]: string;
                };
            } | null;
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministeredDepartment: {
            id: string;
            organisationId: string;
            organisation: {
                [key: string]: string;
            };
            name: {
                [key: string]: string;
            };
            email: string | null;
            active: boolean;
            openCases: number;
            people: number;
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministeredOrganisation: {
            id: string;
            name: {
                [key: string]: string;
            };
            kind: string;
            email: string | null;
            active: boolean;
            departments: number;
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministeredPerson: {
            id: string;
            /** @description for signing in; with an OpenID provider of your own its `sub` */
            userName: string;
            name: string;
            email: string | null;
            language: string;
            active: boolean;
            /** @description of the sample data, with the password that everybody knows */
            trial: boolean;
            /** @description works for another authority too: only roles can be changed here */
            elsewhere: boolean;
            hasPassword: boolean | null;
            openTasks: number;
            memberships: components["schemas"]["Membership"][];
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministeredService: {
            caseType: string;
            releaseId: string;
            number: number;
            settings: {
                /** @description kebab-case; dots for a path */
                caseType: string;
                /** @description names in the texts as kind.<id> */
                kinds: string[];
                urgencyRules: {
                    /** @description kebab-case; dots for a path */
                    id: string;
                    category: "*" | string;
                    kind?: "*" | string;
                    channel?: "*" | string;
                    urgency: "normal" | "urgent" | "emergency";
                }[];
                /** @description one rule must fit any case */
                terms: {
                    category: "*" | string;
                    urgency: "*" | ("normal" | "urgent" | "emergency");
                    channel: "*" | string;
                    term: {
                        /** @description whole for days; hours may have a fraction (1.5) */
                        amount: number;
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                        /** @description the law, decree or contract that sets the term */
                        legalBasis?: string | {
                            [key: string]: string;
                        };
                        /** @description where the legal basis can be read */
                        source?: string;
                        /** @description false: a sample, or not looked up; put your own in its place */
                        certain?: boolean;
                        /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                        asSoonAsPossible?: boolean;
                        /** @description id of the calendar to count in; left out = the tenant's own */
                        calendar?: string;
                    };
                }[];
                termChanges: {
                    extend: {
                        role: string;
                        /** @description the promise may have had fewer changes of this kind, by whomever; so 1 = only the first one */
                        times: number;
                        /** @description what one extension may add; how long one pause may last before the term runs again by itself */
                        atMost?: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    }[];
                    shorten: {
                        role: string;
                        /** @description the promise may have had fewer changes of this kind, by whomever; so 1 = only the first one */
                        times: number;
                        /** @description what one extension may add; how long one pause may last before the term runs again by itself */
                        atMost?: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    }[];
                    pause: {
                        role: string;
                        /** @description the promise may have had fewer changes of this kind, by whomever; so 1 = only the first one */
                        times: number;
                        /** @description what one extension may add; how long one pause may last before the term runs again by itself */
                        atMost?: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    }[];
                };
                escalation: {
                    /** @description unique; levels are taken in the order of their instants */
                    level: number;
                    at: {
                        fractionOfTerm: number;
                    } | {
                        beforeDue: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    } | {
                        afterDue: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    };
                    role: string;
                    /** @description only for these urgencies; left out = for all */
                    urgencies?: string[];
                }[];
                acceptance?: {
                    /** @description by urgency; one rule must fit any */
                    within: {
                        urgency: "*" | ("normal" | "urgent" | "emergency");
                        term: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                    }[];
                    /** @description measured on the time for the answer */
                    escalation: {
                        /** @description unique; levels are taken in the order of their instants */
                        level: number;
                        at: {
                            fractionOfTerm: number;
                        } | {
                            beforeDue: {
                                /** @description whole for days; hours may have a fraction (1.5) */
                                amount: number;
                                unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                                /** @description the law, decree or contract that sets the term */
                                legalBasis?: string | {
                                    [key: string]: string;
                                };
                                /** @description where the legal basis can be read */
                                source?: string;
                                /** @description false: a sample, or not looked up; put your own in its place */
                                certain?: boolean;
                                /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                                asSoonAsPossible?: boolean;
                                /** @description id of the calendar to count in; left out = the tenant's own */
                                calendar?: string;
                            };
                        } | {
                            afterDue: {
                                /** @description whole for days; hours may have a fraction (1.5) */
                                amount: number;
                                unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                                /** @description the law, decree or contract that sets the term */
                                legalBasis?: string | {
                                    [key: string]: string;
                                };
                                /** @description where the legal basis can be read */
                                source?: string;
                                /** @description false: a sample, or not looked up; put your own in its place */
                                certain?: boolean;
                                /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                                asSoonAsPossible?: boolean;
                                /** @description id of the calendar to count in; left out = the tenant's own */
                                calendar?: string;
                            };
                        };
                        role: string;
                        /** @description only for these urgencies; left out = for all */
                        urgencies?: string[];
                    }[];
                };
                /** @description the table of departments asks who manages the place (`manager`) */
                managers?: boolean;
                rating?: {
                    /** @description kinds of organisations that are rated */
                    organisations: string[];
                    /** @description so many days up to the day of the rating */
                    days: number;
                    /** @description fewer promises in that time: told, but without a place */
                    minimum: number;
                    weights: {
                        onTime: number;
                        confirmedAtOnce: number;
                        notReturned: number;
                        speed: number;
                    };
                    public: boolean;
                };
                /** @description everybody sees the requests of a building, without persons */
                publicList?: boolean;
                meeting?: {
                    /** @description so many denials or returns make a request a problem */
                    denials: number;
                    /** @description so many requests of one category make a building weak there */
                    repeated: number;
                    /** @description within so many days */
                    days: number;
                };
                outcomes: {
                    id: ("solved" | "partly-solved" | "explained" | "referred" | "void") | "not-ours";
                    /** @description for colleagues: why it is not solved, or not ours */
                    needsReason: boolean;
                    /** @description what the resident is told */
                    needsAnswer?: boolean;
                    /** @description what was not done must be told to the resident */
                    needsRest?: boolean;
                    /** @description the body outside the authority must be named */
                    needsBody?: boolean;
                }[];
                confirmation: {
                    /** @description calls (or reminders) before the answer counts as missing */
                    attempts: number;
                    /** @description from one attempt to the next */
                    interval: {
                        /** @description whole for days; hours may have a fraction (1.5) */
                        amount: number;
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                        /** @description the law, decree or contract that sets the term */
                        legalBasis?: string | {
                            [key: string]: string;
                        };
                        /** @description where the legal basis can be read */
                        source?: string;
                        /** @description false: a sample, or not looked up; put your own in its place */
                        certain?: boolean;
                        /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                        asSoonAsPossible?: boolean;
                        /** @description id of the calendar to count in; left out = the tenant's own */
                        calendar?: string;
                    };
                    /** @description how long an answer by link is waited for, where no call is possible */
                    linkWait: {
                        /** @description whole for days; hours may have a fraction (1.5) */
                        amount: number;
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                        /** @description the law, decree or contract that sets the term */
                        legalBasis?: string | {
                            [key: string]: string;
                        };
                        /** @description where the legal basis can be read */
                        source?: string;
                        /** @description false: a sample, or not looked up; put your own in its place */
                        certain?: boolean;
                        /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                        asSoonAsPossible?: boolean;
                        /** @description id of the calendar to count in; left out = the tenant's own */
                        calendar?: string;
                    };
                    callingHours: {
                        weekly: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                        /** @description may people be called on free days of the calendar */
                        onHolidays: boolean;
                    };
                    /** @description false: without an answer the case waits, it never ends unconfirmed */
                    allowUnconfirmed: boolean;
                };
                /** @description denials that send the case back; the next one is decided above */
                denialLimit: number;
                /** @description returns ("not ours") before a supervisor chooses */
                returnLimit: number;
                /** @description how long one objection to an explained answer is possible */
                objectionWithin: {
                    /** @description whole for days; hours may have a fraction (1.5) */
                    amount: number;
                    unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                    /** @description the law, decree or contract that sets the term */
                    legalBasis?: string | {
                        [key: string]: string;
                    };
                    /** @description where the legal basis can be read */
                    source?: string;
                    /** @description false: a sample, or not looked up; put your own in its place */
                    certain?: boolean;
                    /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                    asSoonAsPossible?: boolean;
                    /** @description id of the calendar to count in; left out = the tenant's own */
                    calendar?: string;
                };
                /** @description how long after any ending the resident can reopen */
                reopenWithin: {
                    /** @description whole for days; hours may have a fraction (1.5) */
                    amount: number;
                    unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                    /** @description the law, decree or contract that sets the term */
                    legalBasis?: string | {
                        [key: string]: string;
                    };
                    /** @description where the legal basis can be read */
                    source?: string;
                    /** @description false: a sample, or not looked up; put your own in its place */
                    certain?: boolean;
                    /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                    asSoonAsPossible?: boolean;
                    /** @description id of the calendar to count in; left out = the tenant's own */
                    calendar?: string;
                };
                cancellation: {
                    /** @description roles that may cancel, besides the resident */
                    roles: string[];
                    /** @description names in the texts as cancel-reason.<id> */
                    reasons: string[];
                };
                endings: ("closed" | "unconfirmed" | "no-contact" | "explained" | "disputed" | "referred" | "cancelled")[];
                /** @description public number: {year}, {yy}, {seq:6} (digits), other characters as they are */
                numberFormat: string;
                /** @description kind of row -> ISO 8601 period after the ending, such as P5Y */
                retention: {
                    [key: string]: string;
                };
            };
        };
        AdministeredTenant: {
            id: string;
            name: {
                [key: string]: string;
            };
            zone: string;
            languages: string[];
            calendar: string | null;
            country: string | null;
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministeredTerritory: {
            id: string;
            parentId: string | null;
            kind: string;
            name: {
                [key: string]: string;
            };
            externalId: string | null;
            active: boolean;
            children: number;
            openCases: number;
            /** @description the widest first */
            above: {
                id: string;
                name: {
                    [key: string]: string;
                };
            }[];
            /** @description as it was read: a change based on an older one is refused */
            version: number;
        };
        AdministrationEntry: {
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            actor: components["schemas"]["Actor"];
            type: string;
            subjectKind: string;
            subjectId: string;
            subjectName: string | null;
            payload: {
                [key: string]: unknown;
            };
        };
        CalendarEffect: {
            openDeadlines: number;
            /** @description deadlines that get another instant */
            moved: number;
            later: number;
            earlier: number;
        };
        Membership: {
            id: string;
            role: string;
            organisationId: string | null;
            departmentId: string | null;
        };
        NoticeVersion: {
            version: number;
            text: {
                [key: string]: string;
            };
            consentRequired: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            validFrom: string;
        };
        PasswordSet: {
            userName: string;
        };
        ProposedHolidays: {
            items: {
                date: string;
                kind: "holiday" | "half-day" | "declared-free" | "declared-working";
                hours?: {
                    from: string;
                    to: string;
                }[];
                name?: {
                    [key: string]: string;
                };
                /** @description by what it is such a day: a key of `sources`, or words */
                source?: string;
                /** @description false: expected, but not decided yet; left out = certain */
                certain?: boolean;
            }[];
            /**
             * @description law: as the articles say that days name; collection: of the whole world, to be looked through
             * @enum {string}
             */
            basis: "law" | "collection";
            undecided: {
                [key: string]: string;
            } | null;
        };
        Readiness: {
            /** @description requests are taken, by the staff and on the portal */
            takesCases: boolean;
            /** @description no step of a new request would wait for somebody who does not exist or cannot sign in */
            complete: boolean;
            items: {
                /** @enum {string} */
                id: "departments" | "people" | "categories" | "responsibilities" | "calendar" | "notice" | "release" | "mail";
                done: boolean;
                count: number;
                gaps: {
                    /** @enum {string} */
                    code: "nobody" | "nobody-works" | "nobody-besides" | "nobody-impartial" | "no-password" | "unserved" | "trial-mail";
                    /** @description a request would stop; else somebody else decides each time */
                    blocks: boolean;
                    /** @description who could do it */
                    roles: string[];
                    /** @description of the process, that would wait */
                    steps: {
                        [key: string]: string;
                    }[];
                    /** @description of departments, organisations, categories or people */
                    names: {
                        [key: string]: string;
                    }[];
                }[];
            }[];
        };
        SentenceTried: {
            category: components["schemas"]["Named"] | null;
            confidence: number;
            /** @description a request would go on with it; else a person decides */
            sure: boolean;
            /** @description words of the sentence, as they were written */
            words: string[];
            urgency: string;
            /** @description words of the sentence, as they were written */
            urgencyWords: string[];
            candidates: {
                category: components["schemas"]["Named"];
                share: number;
                /** @description words of the sentence, as they were written */
                words: string[];
            }[];
        };
        SignInLink: {
            /** @description told only once */
            address: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            expiresAt: string;
        };
        TerritoriesImported: {
            added: number;
            changed: number;
            same: number;
        };
        ZoneEffect: {
            openCases: number;
            openDeadlines: number;
            /** @description deadlines that get another instant */
            moved: number;
            later: number;
            earlier: number;
        };
        Accepted: {
            /**
             * @description accepted: it is stored, and the engine will be told
             * @enum {string}
             */
            state: "done" | "accepted";
        };
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "person" | "resident" | "client" | "worker" | "engine";
            name: string | null;
        };
        AnswerResult: {
            /** @description false: it was answered before */
            taken: boolean;
            /**
             * @description the answer that counts
             * @enum {string}
             */
            answer: "yes" | "no";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            answeredAt: string;
        };
        Call: {
            id: string;
            /** @enum {string} */
            direction: "in" | "out";
            /** @enum {string} */
            state: "offered" | "answered" | "abandoned" | "ended";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            offeredAt: string;
            answeredAt: string | null;
            abandonedAt: string | null;
            endedAt: string | null;
            operatorId: string | null;
            endedAs: string | null;
            caseIds: string[];
        };
        CallToMake: {
            attempts: number;
            attemptsAtMost: number;
            allowedFrom: string | null;
            /** @description calling hours by weekday (mon ... sun), in the zone of the tenant */
            hours: {
                [key: string]: {
                    from: string;
                    to: string;
                }[];
            };
            workedAs: string | null;
            answer: string | null;
        };
        Proposal: {
            category: components["schemas"]["Named"];
            /** @description of all that the words say */
            share: number;
            /** @description as the resident wrote them */
            words: string[];
            /** @description a department has said that it is not theirs, by this category */
            returned: boolean;
        };
        Return: {
            department: components["schemas"]["Named"] | null;
            category: components["schemas"]["Named"] | null;
            reason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
        };
        IfReturned: {
            dueAt: string | null;
            extensionsFall: number;
            /** @description an operator classifies it anew; else a supervisor chooses the department */
            returnsLeft: boolean;
        };
        Case: {
            id: string;
            number: string;
            caseType: string;
            channel: string;
            language: string;
            /** @description `open`, or how it ended */
            status: string;
            stage: ("being-assigned" | "waiting" | "in-work" | "answered") | null;
            outcome: string | null;
            kind: string | null;
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            late: boolean;
            category: components["schemas"]["Named"] | null;
            territory: components["schemas"]["Place"] | null;
            department: components["schemas"]["Named"] | null;
            organisation: components["schemas"]["Named"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            endedAt: string | null;
            reopened: number;
            /** @description the beginning of the description */
            summary: string;
            releaseId: string;
            releaseNumber: number;
            openedBy: components["schemas"]["Actor"];
            source: string | null;
            externalNumber: string | null;
            denials: number;
            returns: number;
            runs: {
                id: string;
                number: number;
                /** @enum {string} */
                state: "requested" | "open" | "ended";
                round: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                requestedAt: string;
                endedAt: string | null;
                ending: string | null;
            }[];
            classification: {
                [key: string]: unknown;
            } | null;
            assignment: {
                [key: string]: unknown;
            } | null;
            /** @description the current one first */
            deadlines: components["schemas"]["Deadline"][];
            rounds: components["schemas"]["Round"][];
            /** @description null when the reader may not see them */
            persons: {
                resident: components["schemas"]["Person"] | null;
                reporter: components["schemas"]["Person"] | null;
            } | null;
            texts: components["schemas"]["CaseText"][];
            tasks: components["schemas"]["CaseTask"][];
            documents: components["schemas"]["Document"][];
            /** @description oldest first */
            reasons: components["schemas"]["CaseReason"][];
            history: components["schemas"]["CaseEvent"][];
            /** @description corrections and changes of the term that the process has not taken: the work had ended before they came */
            unheard: components["schemas"]["Unheard"][];
            /** @description newest first */
            moreTime: components["schemas"]["TermWish"][];
            /** @description what its resident is still to be told by telephone */
            tellings: components["schemas"]["Telling"][];
            /** @description departments that have said "not ours", oldest first */
            returned: components["schemas"]["Return"][];
            abilities: components["schemas"]["CaseAbilities"];
            choices: {
                cancelReasons: components["schemas"]["Named"][];
                kinds: components["schemas"]["Named"][];
            };
        };
        CaseAbilities: {
            /** @description see the resident and the reporter */
            readPersons: boolean;
            /** @description cancel it, with a reason */
            cancel: boolean;
            /** @description reopen it */
            reopen: boolean;
            /** @description extend its term */
            extendTerm: boolean;
            /** @description replace its term by a shorter one */
            shortenTerm: boolean;
            /** @description pause its term */
            pauseTerm: boolean;
            /** @description resume its term */
            resumeTerm: boolean;
            /** @description record a late yes or no */
            recordLateAnswer: boolean;
            /** @description attach documents */
            attachDocument: boolean;
            /** @description write a note */
            addNote: boolean;
            /** @description mend its incidents */
            resolveIncident: boolean;
            /** @description correct category, kind, urgency and place */
            correct: boolean;
            /** @description correct how its persons are reached */
            correctContact: boolean;
            /** @description ask those who may extend its term */
            askForMoreTime: boolean;
            /** @description decide about more time that was asked for */
            decideMoreTime: boolean;
            /** @description ask those in charge by mail not to let it wait */
            hurry: boolean;
        };
        CaseDiagram: {
            /** @description BPMN 2.0 XML of the release of the case */
            bpmn: string;
            /** @description names of elements in the languages of the release */
            names: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** @description ids of elements where it stands */
            active: string[];
            /** @description ids of elements it has passed */
            completed: string[];
            /** @description instants for which elements wait; what waits for a message or a person has none */
            waits: {
                elementId: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                until: string;
            }[];
            incidents: {
                elementId: string;
                message: string;
            }[];
        };
        CaseEvent: {
            /** @description a number as text: it grows for ever */
            seq: string;
            type: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            actor: components["schemas"]["Actor"];
            elementId: string | null;
            payload: {
                [key: string]: unknown;
            };
        };
        CaseItem: {
            id: string;
            number: string;
            caseType: string;
            channel: string;
            language: string;
            /** @description `open`, or how it ended */
            status: string;
            stage: ("being-assigned" | "waiting" | "in-work" | "answered") | null;
            outcome: string | null;
            kind: string | null;
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            late: boolean;
            category: components["schemas"]["Named"] | null;
            territory: components["schemas"]["Place"] | null;
            department: components["schemas"]["Named"] | null;
            organisation: components["schemas"]["Named"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            endedAt: string | null;
            reopened: number;
            /** @description the beginning of the description */
            summary: string;
        };
        CaseReason: {
            /** @description denial, confirmation, answer, outcome, return, review, objection, objection-decision, dispute-decision, cancellation, term-change, correction, contact, classification, assignment, reopening, call, hurry, more-time, more-time-decision, other */
            about: string;
            code: string | null;
            round: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            actor: components["schemas"]["Actor"];
            text: string;
            language: string | null;
        };
        CaseTask: {
            id: string;
            elementId: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            state: "open" | "completing" | "completed" | "withdrawn";
            candidateGroups: string[];
            assignee: components["schemas"]["Actor"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            completedAt: string | null;
            completedBy: components["schemas"]["Actor"] | null;
            answers: {
                [key: string]: unknown;
            } | null;
        };
        CaseText: {
            id: string;
            kind: string;
            language: string | null;
            text: string;
            writtenBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            writtenAt: string;
            public: boolean;
        };
        Category: {
            id: string;
            parentId: string | null;
            name: {
                [key: string]: string;
            };
            active: boolean;
        };
        Changes: {
            items: {
                /** @description a number as text: it grows for ever */
                seq: string;
                type: string;
                caseId: string;
                caseNumber: string | null;
                source: string | null;
                externalNumber: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                at: string;
                /** @description ids and codes only */
                payload: {
                    [key: string]: unknown;
                };
            }[];
            /** @description pass it as `after`; keep it between visits */
            next: string;
            more: boolean;
        };
        Change: {
            /** @description a number as text: it grows for ever */
            seq: string;
            type: string;
            caseId: string;
            caseNumber: string | null;
            source: string | null;
            externalNumber: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @description ids and codes only */
            payload: {
                [key: string]: unknown;
            };
        };
        Colleague: {
            id: string;
            name: string;
            roles: {
                role: string;
                departmentId: string | null;
                organisationId: string | null;
            }[];
        };
        CorrectionPreview: {
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            /** @description another department has to act: what was begun is withdrawn */
            passesOn: boolean;
            department: components["schemas"]["Named"] | null;
            term: {
                [key: string]: unknown;
            } | null;
            dueAt: string | null;
            termChanges: boolean;
        };
        CourseEntry: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            at: string;
            /** @description opened, department, taken, not-ours, term, answered, not-reached, you-said, you-said-by-phone, back, decided, objected, upheld, rejected, reopened, remark, contact, code-told, ended */
            what: string;
            how: string | null;
            department: {
                [key: string]: string;
            } | null;
            dueAt: string | null;
            text: string | null;
        };
        Deadline: {
            id: string;
            dueAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            startedAt: string;
            reason: string;
            current: boolean;
            met: boolean | null;
            /** @description amount, unit, legalBasis, ... */
            term: {
                [key: string]: unknown;
            };
            /** @description start, days left out and why: put in words by the screen */
            explanation: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            madeAt: string;
        };
        Department: {
            id: string;
            organisationId: string;
            organisation: {
                [key: string]: string;
            };
            name: {
                [key: string]: string;
            };
            /** @description false: it acts no longer, but cases of the past name it */
            active: boolean;
        };
        Document: {
            id: string;
            name: string;
            /** @description as found in the bytes, not as claimed */
            mediaType: string;
            size: number;
            sha256: string;
            /** @description the resident may see its copy without position data */
            public: boolean;
            /** @description a picture of how it was before the work, or is after it */
            stage: "before" | "after" | null;
            addedBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            addedAt: string;
        };
        Draft: {
            caseType: string;
            /** @description counts every change: a release names the one that was read */
            version: number;
            /** @description person id */
            begunBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            begunAt: string;
            basedOn: components["schemas"]["Release"] | null;
            newer: components["schemas"]["Release"] | null;
            changes: number;
            files: components["schemas"]["DraftFileItem"][];
        };
        DraftFile: {
            name: string;
            /** @enum {string} */
            kind: "bpmn" | "dmn" | "form" | "texts" | "settings" | "classification" | "readme";
            /** @description a change names the one that was read; 0: as in the release */
            version: number;
            content: string;
        };
        DraftFileItem: {
            name: string;
            /** @enum {string} */
            kind: "bpmn" | "dmn" | "form" | "texts" | "settings" | "classification" | "readme";
            /**
             * @description against the release below
             * @enum {string}
             */
            state: "same" | "changed" | "added" | "removed";
            /** @description a change names the one that was read; 0: as in the release */
            version: number;
            changedBy: string | null;
            changedAt: string | null;
            /** @description the release below has changed it too, since it was written here */
            alsoChanged: boolean;
        };
        DraftItem: {
            caseType: string;
            /** @description counts every change: a release names the one that was read */
            version: number;
            /** @description person id */
            begunBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            begunAt: string;
            basedOn: string | null;
        };
        Finding: {
            /** @enum {string} */
            severity: "error" | "warning";
            file: string;
            element: string | null;
            rule: string;
            message: string;
        };
        FoundCase: {
            id: string;
            number: string;
            caseType: string;
            channel: string;
            language: string;
            /** @description `open`, or how it ended */
            status: string;
            stage: ("being-assigned" | "waiting" | "in-work" | "answered") | null;
            outcome: string | null;
            kind: string | null;
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            late: boolean;
            category: components["schemas"]["Named"] | null;
            territory: components["schemas"]["Place"] | null;
            department: components["schemas"]["Named"] | null;
            organisation: components["schemas"]["Named"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            endedAt: string | null;
            reopened: number;
            /** @description the beginning of the description */
            summary: string;
            /** @description the resident, else the reporter; null when nobody is known, or the reader may not see persons */
            caller: {
                name: string | null;
                phone: string | null;
            } | null;
        };
        Health: {
            /** @description all of it is well */
            ok: boolean;
            database: {
                ok: boolean;
            };
            engine: {
                /** @description some process that moves cases was heard lately */
                ok: boolean;
                lastContact: string | null;
                incidents: number;
                /** @description what could not be moved because of a fault and is tried again */
                heldBack: number;
                /** @description by job type */
                workers: {
                    [key: string]: {
                        ok: boolean;
                        lastContact: string | null;
                        ready: number;
                        /** @description age of the oldest that waits, in milliseconds; 0 when nothing does */
                        oldestMs: number;
                        inHand: number | null;
                        backOff: {
                            /** @description in a row */
                            failures: number;
                            /** @description of the last, as gRPC calls it, such as RESOURCE_EXHAUSTED */
                            code: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            until: string;
                        } | null;
                    };
                };
                way: {
                    ok: boolean;
                    lastContact: string | null;
                    trouble: {
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        since: string;
                        /** @description as gRPC calls it, such as UNAVAILABLE */
                        code: string;
                    } | null;
                    pressedAt: string | null;
                    sending: {
                        atOnce: number;
                        most: number;
                    } | null;
                    /** @description commands that wait to be sent */
                    commands: number;
                    /** @description age of the oldest that waits, in milliseconds; 0 when nothing does */
                    oldestMs: number;
                } | null;
                /** @description what this engine cannot tell, or not now */
                untold: ("incidents" | "history" | "withdrawn-tasks")[];
                timers: {
                    lastContact: string | null;
                    overdue: number;
                    /** @description age of the oldest that waits, in milliseconds; 0 when nothing does */
                    oldestMs: number;
                };
            };
            relay: {
                /** @description some process that sends was heard lately */
                ok: boolean;
                lastContact: string | null;
                queued: number;
                /** @description age of the oldest that waits, in milliseconds; 0 when nothing does */
                oldestMs: number;
                /** @description what waits for a person */
                failed: number;
            };
        };
        Incident: {
            id: string;
            caseId: string | null;
            caseNumber: string | null;
            runId: string;
            elementId: string;
            name: {
                [key: string]: string;
            };
            kind: string;
            message: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            raisedAt: string;
        };
        Integrator: {
            clientId: string;
            /** @description told only once */
            clientSecret: string;
            tokenUrl: string;
        };
        Mail: {
            id: string;
            to: string;
            subject: string;
            text: string;
            sentAt: string | null;
        };
        Me: {
            id: string;
            name: string;
            language: string;
            csrfToken: string | null;
            tenants: {
                id: string;
                name: {
                    [key: string]: string;
                };
                languages: string[];
                zone: string;
                /** @description how people there write a telephone number */
                examplePhone: string;
                /** @description may read here by a grant to its own tenant */
                readOnly: boolean;
                /** @description false: something is still missing, see getReadiness */
                takesCases: boolean;
                memberships: {
                    role: string;
                    organisationId: string | null;
                    departmentId: string | null;
                    departmentName: {
                        [key: string]: string;
                    } | null;
                }[];
                /** @description the task groups one is in */
                groups: string[];
                abilities: {
                    administer: boolean;
                    openCase: boolean;
                    recordCall: boolean;
                    listIncidents: boolean;
                    deployRelease: boolean;
                    readMailbox: boolean;
                    decideUnsent: boolean;
                    /** @description tells residents by telephone what cannot be written to them */
                    tellByPhone: boolean;
                    /** @description sees the open tasks of everybody */
                    listAllTasks: boolean;
                    /** @description finds cases by name, telephone and e-mail */
                    searchPersons: boolean;
                };
            }[];
        };
        Named: {
            id: string;
            name: {
                [key: string]: string;
            };
        };
        Notice: {
            version: number;
            text: {
                [key: string]: string;
            };
            consentRequired: boolean;
        };
        ObjectionResult: {
            taken: boolean;
        };
        ObjectionView: {
            number: string;
            /** @enum {string} */
            state: "open" | "received" | "upheld" | "rejected" | "over";
            openUntil: string | null;
            explanation: string | null;
        };
        OpenedCase: {
            id: string;
            /** @description the public number */
            number: string;
            code: string | null;
            codeBy: ("answer" | "letter" | "opener") | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
        };
        Person: {
            name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            noticeVersion: number | null;
            noticeAt: string | null;
            consent: boolean | null;
        };
        Place: {
            id: string;
            name: {
                [key: string]: string;
            };
            within: {
                [key: string]: string;
            } | null;
        };
        /** @description RFC 9457 */
        Problem: {
            /** @description the error of the catalogue: docs/errors.md */
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            /** @description id of the request: name it when you ask for help */
            instance: string;
            errors?: {
                field: string;
                expected: string;
                got: string;
            }[];
        };
        PublicCase: {
            number: string;
            status: string;
            /**
             * @description where it stands, in the words of residents
             * @enum {string}
             */
            step: "registered" | "assigned" | "in-work" | "confirming" | "reviewing" | "answered" | "objecting" | "deciding" | "ended";
            outcome: string | null;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            termBasis: {
                [key: string]: string;
            } | null;
            endedAt: string | null;
            category: {
                [key: string]: string;
            } | null;
            department: {
                [key: string]: string;
            } | null;
            departmentSince: string | null;
            /** @description what happened so far, oldest first */
            course: components["schemas"]["CourseEntry"][];
            answers: {
                text: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                writtenAt: string;
            }[];
            documents: {
                id: string;
                name: string;
                mediaType: string;
            }[];
            askedAt: string | null;
            objectUntil: string | null;
            reopenUntil: string | null;
            abilities: {
                /** @description a yes or no to the work is waited for */
                answer: boolean;
                object: boolean;
                withdraw: boolean;
                reopen: boolean;
                lateAnswer: boolean;
                attach: boolean;
                remark: boolean;
            };
        };
        PublicPlace: {
            id: string;
            name: {
                [key: string]: string;
            };
            /** @description the names above it, the largest first */
            path: {
                [key: string]: string;
            }[];
        };
        PublicTenant: {
            id: string;
            name: {
                [key: string]: string;
            };
            zone: string;
            languages: string[];
            /** @description false: the authority is still being set up */
            takesRequests: boolean;
            /** @description a telephone number as people of the authority write it */
            phoneExample: string;
            notice: components["schemas"]["Notice"] | null;
            categories: components["schemas"]["Category"][];
            upload: {
                maxBytes: number;
                mediaTypes: string[];
            };
        };
        Question: {
            number: string;
            /**
             * @description over: nobody waits for it any more
             * @enum {string}
             */
            state: "open" | "answered" | "over";
            answer: ("yes" | "no") | null;
            /** @description what was reported */
            description: string;
            workDone: string | null;
            outcome: string | null;
            answeredAt: string | null;
            takesLateAnswer: boolean;
        };
        Release: {
            id: string;
            caseType: string;
            number: number;
            hash: string;
            /** @enum {string} */
            state: "draft" | "staged" | "live" | "retired";
            message: string;
            madeBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            madeAt: string;
            liveAt: string | null;
            retiredAt: string | null;
            /** @description cases that still live by it */
            openCases: number;
        };
        ReleaseFile: {
            name: string;
            /** @enum {string} */
            kind: "bpmn" | "dmn" | "form" | "texts" | "settings" | "classification" | "readme";
            sha256: string;
            content: string;
        };
        ReportedRequest: {
            id: string;
            /** @description the public number */
            number: string;
            /** @description with it the resident asks for the status; it is told only once, and in the letter */
            code: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
        };
        Round: {
            round: number;
            /** @enum {string} */
            reach: "phone" | "link" | "none";
            /** @enum {string} */
            state: "open" | "answered" | "over";
            attempts: number;
            nextAttemptAt: string | null;
            answer: ("yes" | "no") | null;
            evidence: ("call" | "token") | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            answeredAt: string | null;
        };
        Service: {
            caseType: string;
            releaseId: string;
            kinds: components["schemas"]["Named"][];
            outcomes: components["schemas"]["Named"][];
            cancelReasons: components["schemas"]["Named"][];
            endings: components["schemas"]["Named"][];
        };
        Countries: {
            /** @description where an authority can be, by ISO 3166-1 alpha-2 */
            items: string[];
            ofZone: string | null;
            zoneKnown: boolean;
        };
        Setup: {
            needed: boolean;
            /**
             * @description embedded: with a password kept here; issuer: at your OpenID provider
             * @enum {string}
             */
            signIn: "embedded" | "issuer";
        };
        SignedOut: {
            /** @description where the browser goes now */
            next: string;
        };
        Task: {
            id: string;
            caseId: string;
            caseNumber: string;
            elementId: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            state: "open" | "completing" | "completed" | "withdrawn";
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            /** @description the deadline of the case has passed */
            late: boolean;
            category: components["schemas"]["Named"] | null;
            territory: components["schemas"]["Place"] | null;
            /** @description the beginning of the description of the case */
            summary: string;
            candidateGroups: string[];
            assignee: components["schemas"]["Actor"] | null;
            round: number;
            /** @description how often the case came back to work */
            reopened: number;
            /** @description how often a department said "not ours" */
            returns: number;
            department: components["schemas"]["Named"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            callAt: string | null;
            abilities: components["schemas"]["TaskAbilities"];
            refusal: string | null;
            formId: string | null;
            form: {
                [key: string]: unknown;
            } | null;
            /** @description what the form shows at first, and the choices of its lists */
            data: {
                [key: string]: unknown;
            };
            /** @description texts of the form by language, then by `<component key>.<property>` as in forms/<case-type>/texts.<lang>.json */
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            answers: {
                [key: string]: unknown;
            } | null;
            completedAt: string | null;
            completedBy: components["schemas"]["Actor"] | null;
            withdrawnReason: string | null;
            case: components["schemas"]["CaseItem"];
            description: string;
            answer: string | null;
            persons: {
                resident: components["schemas"]["Person"] | null;
                reporter: components["schemas"]["Person"] | null;
            } | null;
            documents: components["schemas"]["Document"][];
            /** @description what was said so far, oldest first */
            reasons: components["schemas"]["CaseReason"][];
            call: components["schemas"]["CallToMake"] | null;
            /** @description categories that the words of the description speak for, best first; of a task that classifies */
            proposals: components["schemas"]["Proposal"][];
            /** @description departments that have said "not ours", oldest first */
            returned: components["schemas"]["Return"][];
            ifReturned: components["schemas"]["IfReturned"] | null;
            /** @description may this reader attach pictures to the case */
            attachDocument: boolean;
            /** @description may this reader extend the term of the case */
            extendTerm: boolean;
            /** @description may this reader ask those who may */
            askForMoreTime: boolean;
            /** @description more time that was asked for in this run, newest first */
            moreTime: components["schemas"]["TermWish"][];
            /** @description roles that may extend a term */
            extendedBy: string[];
        };
        TaskAbilities: {
            claim: boolean;
            release: boolean;
            complete: boolean;
            /** @description give it to somebody */
            assign: boolean;
        };
        TaskItem: {
            id: string;
            caseId: string;
            caseNumber: string;
            elementId: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            state: "open" | "completing" | "completed" | "withdrawn";
            /** @enum {string} */
            urgency: "normal" | "urgent" | "emergency";
            /** @description the deadline of the case has passed */
            late: boolean;
            category: components["schemas"]["Named"] | null;
            territory: components["schemas"]["Place"] | null;
            /** @description the beginning of the description of the case */
            summary: string;
            candidateGroups: string[];
            assignee: components["schemas"]["Actor"] | null;
            round: number;
            /** @description how often the case came back to work */
            reopened: number;
            /** @description how often a department said "not ours" */
            returns: number;
            department: components["schemas"]["Named"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            /**
             * @description none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended
             * @enum {string}
             */
            term: "none" | "running" | "as-soon-as-possible" | "paused" | "over";
            dueAt: string | null;
            callAt: string | null;
            abilities: components["schemas"]["TaskAbilities"];
            refusal: string | null;
        };
        TaskResult: {
            /**
             * @description completing: the answers are kept, and the engine will be told
             * @enum {string}
             */
            state: "open" | "completing" | "completed" | "withdrawn";
        };
        Telling: {
            id: string;
            caseId: string;
            caseNumber: string;
            /** @description which letter it stands for: passed-on, term-changed, explained, ... */
            template: string;
            /** @description of the resident, in which the text is */
            language: string;
            /** @description what to say, with the case as it stands now */
            text: string;
            name: string | null;
            phone: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            askedAt: string;
            callFrom: string | null;
            attempts: number;
            triedAt: string | null;
        };
        TermPreview: {
            allowed: boolean;
            fault: string | null;
            before: string | null;
            dueAt: string | null;
            explanation: {
                [key: string]: unknown;
            } | null;
            made: number;
            /** @description what your roles may */
            limits: {
                role: string;
                times: number;
                atMost: {
                    [key: string]: unknown;
                } | null;
            }[];
            /** @description roles that may decide it */
            decidedBy: string[];
            proposed: {
                amount: number;
                unit: string;
            } | null;
        };
        TermWish: {
            id: string;
            /** @description what is to be added: amount, unit */
            term: {
                [key: string]: unknown;
            };
            reason: string | null;
            askedBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            askedAt: string;
            decision: ("granted" | "refused" | "lapsed") | null;
            decidedBy: components["schemas"]["Actor"] | null;
            decidedAt: string | null;
            answer: string | null;
        };
        Hurried: {
            people: {
                name: string;
                /** @description by mail */
                told: boolean;
            }[];
        };
        ToldCode: {
            number: string;
            code: string;
        };
        Tenant: {
            id: string;
            name: {
                [key: string]: string;
            };
            /** @description IANA time zone */
            zone: string;
            languages: string[];
        };
        Territory: {
            id: string;
            parentId: string | null;
            kind: string;
            name: {
                [key: string]: string;
            };
            /** @description the names above it, the largest first */
            path: {
                [key: string]: string;
            }[];
        };
        Unheard: {
            /** @enum {string} */
            what: "correction" | "term-change";
            kind: string | null;
            askedBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            askedAt: string;
            /**
             * Format: date-time
             * @description applied if the case comes back to work until then
             */
            until: string;
            /** @description that time is over: it will not be applied */
            lapsed: boolean;
        };
        Unsent: {
            id: string;
            /** @description `mail`, ... */
            kind: string;
            /**
             * @description unknown: it may have been sent
             * @enum {string}
             */
            state: "failed" | "unknown";
            caseId: string | null;
            caseNumber: string | null;
            to: string | null;
            subject: string | null;
            attempts: number;
            error: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            madeAt: string;
        };
        WorkerContract: {
            /** @description the job type */
            type: string;
            /** @description variables that it asks for */
            input: string[];
            /** @description what it gives, for output mappings */
            output: string[];
            /** @description codes of BPMN errors that it may end with */
            raises: string[];
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
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: "az" | "tr" | "ru" | "en";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description printed by the server at its start */
                    token: string;
                    tenant: {
                        id: string;
                        name: {
                            [key: string]: string;
                        };
                        zone: string;
                        /** @description ISO 3166-1 alpha-2; the one of the zone when left out */
                        country?: string;
                        languages: ("az" | "tr" | "ru" | "en")[];
                    };
                    administrator: {
                        name: string;
                        email?: string | null;
                        language: "az" | "tr" | "ru" | "en";
                        /** @description for the embedded provider */
                        password?: string;
                        /** @description what your OpenID provider calls the person; the user name at the embedded one */
                        subject?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountries: {
        parameters: {
            query?: {
                /** @description an IANA time zone */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Countries"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Tenant"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicTenant"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicPlaces: {
        parameters: {
            query: {
                /** @description beginnings of words of the name and of the names above it */
                q: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicPlace"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRequest: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description: string;
                    language: "az" | "tr" | "ru" | "en";
                    categoryId?: string | null;
                    territoryId?: string | null;
                    resident?: {
                        name?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        address?: string | null;
                        noticeVersion?: number | null;
                        consent?: boolean | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedRequest"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachPublicDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadPublicDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCase"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "yes" | "no";
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    object: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerByCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    /** @enum {string} */
                    answer: "yes" | "no";
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    objectByCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addRemark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        taken: boolean;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerLate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    code: string;
                    /** @enum {string} */
                    answer: "yes" | "no";
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description `open`, an ending, or `ended` */
                status?: string;
                categoryId?: string;
                departmentId?: string;
                territoryId?: string;
                urgency?: "normal" | "urgent" | "emergency";
                late?: boolean;
                /** @description open cases: being-assigned, waiting for somebody to take the work, in-work, answered (the resident is asked, or an answer reviewed); returned: "not ours" was said; reworked: back to work after an answer; in-dispute: a supervisor decides; overdue: the work is not done in time */
                standing?: "being-assigned" | "waiting" | "in-work" | "answered" | "returned" | "reworked" | "in-dispute" | "overdue";
                /** @description who is calling: whole, or the end of it; needs the right to see persons */
                phone?: string;
                /** @description as in searchCases */
                q?: string;
                /** @description urgency: emergencies first, then the nearest deadline */
                sort?: "newest" | "urgency" | "due";
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseItem"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    caseType?: string;
                    /** @enum {string} */
                    channel: "phone" | "whatsapp" | "bip" | "sms" | "web" | "portal" | "mobile" | "petition" | "verbal" | "field" | "api" | "open311";
                    language: "az" | "tr" | "ru" | "en";
                    description: string;
                    kind?: string | null;
                    categoryId?: string | null;
                    urgency?: ("normal" | "urgent" | "emergency") | null;
                    territoryId?: string | null;
                    resident?: {
                        name?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        address?: string | null;
                        noticeVersion?: number | null;
                        consent?: boolean | null;
                    };
                    reporter?: {
                        name?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        address?: string | null;
                        noticeVersion?: number | null;
                        consent?: boolean | null;
                    };
                    source?: string | null;
                    externalNumber?: string | null;
                    callId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCase"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchCases: {
        parameters: {
            query: {
                /** @description number or its end, telephone number in any form or its end, name, e-mail, street and house, the number of another system, words of the description */
                q: string;
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundCase"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCaseByExternalNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                source: string;
                externalNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseItem"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellCode: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description by word of mouth, or on a slip of paper
                     * @enum {string}
                     */
                    way: "read-out" | "printed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldCode"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseDiagram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDiagram"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description one of `choices.cancelReasons` */
                    reasonCode: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTerm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "extend" | "shorten" | "pause" | "resume";
                    term?: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                        legalBasis?: string;
                    };
                    /** @description the resident reads it */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTerm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "extend" | "shorten" | "pause" | "resume";
                    term?: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                        legalBasis?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermPreview"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordLateAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "yes" | "no";
                    callId: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMoreTime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description what is to be added: amount, unit */
                            term: {
                                [key: string]: unknown;
                            };
                            reason: string | null;
                            askedBy: components["schemas"]["Actor"];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            askedAt: string;
                            decision: ("granted" | "refused" | "lapsed") | null;
                            decidedBy: components["schemas"]["Actor"] | null;
                            decidedAt: string | null;
                            answer: string | null;
                            case: components["schemas"]["CaseItem"];
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForMoreTime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    term: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideMoreTime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
                wishId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "granted" | "refused";
                    term?: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                    };
                    /** @description whoever asked reads it; of an extension the resident too */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hurryCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hurried"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDocument: {
        parameters: {
            query?: {
                copy?: "original" | "public";
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description RFC 3339, UTC */
                from?: string;
                /** @description RFC 3339, UTC */
                to?: string;
                mine?: boolean;
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Call"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    direction: "in" | "out";
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    offeredAt?: string;
                    answeredAt?: string | null;
                    abandonedAt?: string | null;
                    endedAt?: string | null;
                    endedAs?: ("answered-at-once" | "new-case" | "status-told" | "confirmation" | "wrong-number" | "other") | null;
                    caseIds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                callId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answeredAt?: string | null;
                    abandonedAt?: string | null;
                    endedAt?: string | null;
                    endedAs?: ("answered-at-once" | "new-case" | "status-told" | "confirmation" | "wrong-number" | "other") | null;
                    caseIds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description mine: claimed by me; groups: for my groups, unclaimed; all: both; everybody: of the whole tenant, for supervisors */
                scope?: "mine" | "groups" | "all" | "everybody";
                elementId?: string;
                urgency?: "normal" | "urgent" | "emergency";
                late?: boolean;
                /** @description late, and the work is not done */
                overdue?: boolean;
                caseId?: string;
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskItem"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssignees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    personId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResult"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTellings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Telling"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleTelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                tellingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description left: the resident will not be called about it
                     * @enum {string}
                     */
                    result: "told" | "not-reached" | "left";
                };
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                caseId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Incident"][];
                        /** @description the engine tells of failed steps of ours only, not of its own */
                        partial: boolean;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                incidentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    retries?: number;
                    /** @description set at the element before it is tried again */
                    variables?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Release"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deployRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    caseType: string;
                    /** @description what changed, for those who read the list */
                    message: string;
                    /** @description a folder of processes/ with its forms (forms/<name>) */
                    files: {
                        name: string;
                        content: string;
                    }[];
                    /**
                     * @description make it live at once
                     * @default false
                     */
                    live?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseFile"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    caseType: string;
                    /** @description what changed, for those who read the list */
                    message: string;
                    /** @description a folder of processes/ with its forms (forms/<name>) */
                    files: {
                        name: string;
                        content: string;
                    }[];
                    /**
                     * @description make it live at once
                     * @default false
                     */
                    live?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: components["schemas"]["Finding"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeReleaseLive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retireRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DraftItem"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    caseType: string;
                    /** @description a release whose files a new case type begins with */
                    copyOf?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkerContract"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query: {
                /** @description counts every change: a release names the one that was read */
                version: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDraftFile: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftFile"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeDraftFile: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string | null;
                    /** @description a change names the one that was read; 0: as in the release */
                    basedOn: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description of the file, now */
                        version: number;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: components["schemas"]["Finding"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description counts every change: a release names the one that was read */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description counts every change: a release names the one that was read */
                    version: number;
                    /** @description what changed, for those who read the list */
                    message: string;
                    /**
                     * @description make it live at once
                     * @default false
                     */
                    live?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description `next` of the visit before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Category"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Department"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTerritories: {
        parameters: {
            query?: {
                q?: string;
                parentId?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Territory"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                departmentId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Colleague"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPrivacyNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notice: components["schemas"]["Notice"] | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mail"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createIntegrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    language?: "az" | "tr" | "ru" | "en";
                    /**
                     * @description it is told the secret codes of the cases that it opens, and hands them to the resident: with one the resident answers, withdraws and reopens
                     * @default false
                     */
                    receivesCodes?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integrator"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicRating: {
        parameters: {
            query?: {
                /** @description YYYY-MM-DD, in the zone of the tenant */
                day?: string;
                caseType?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseType: string;
                        service: {
                            [key: string]: string;
                        };
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, in the zone of the tenant
                         */
                        day: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        from: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        until: string;
                        minimum: number;
                        weights: {
                            onTime: number;
                            confirmedAtOnce: number;
                            notReturned: number;
                            speed: number;
                        };
                        definition: {
                            onTime: {
                                [key: string]: string;
                            };
                            confirmedAtOnce: {
                                [key: string]: string;
                            };
                            notReturned: {
                                [key: string]: string;
                            };
                            speed: {
                                [key: string]: string;
                            };
                            score: {
                                [key: string]: string;
                            };
                        };
                        items: {
                            organisation: components["schemas"]["Named"];
                            place: number | null;
                            score: number | null;
                            promises: number;
                            onTime: number;
                            late: number;
                            answers: number;
                            confirmedAtOnce: number;
                            denied: number;
                            unanswered: number;
                            speed: number | null;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadPublicRatingRows: {
        parameters: {
            query: {
                /** @description YYYY-MM-DD, in the zone of the tenant */
                day?: string;
                caseType?: string;
                organisationId: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicRequests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                territoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        place: components["schemas"]["Place"];
                        items: {
                            number: string;
                            category: components["schemas"]["Named"] | null;
                            department: components["schemas"]["Named"] | null;
                            status: string;
                            late: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            openedAt: string;
                            dueAt: string | null;
                            endedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRating: {
        parameters: {
            query?: {
                /** @description YYYY-MM-DD, in the zone of the tenant */
                day?: string;
                caseType?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseType: string;
                        service: {
                            [key: string]: string;
                        };
                        /**
                         * Format: date
                         * @description YYYY-MM-DD, in the zone of the tenant
                         */
                        day: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        from: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        until: string;
                        minimum: number;
                        weights: {
                            onTime: number;
                            confirmedAtOnce: number;
                            notReturned: number;
                            speed: number;
                        };
                        definition: {
                            onTime: {
                                [key: string]: string;
                            };
                            confirmedAtOnce: {
                                [key: string]: string;
                            };
                            notReturned: {
                                [key: string]: string;
                            };
                            speed: {
                                [key: string]: string;
                            };
                            score: {
                                [key: string]: string;
                            };
                        };
                        items: {
                            organisation: components["schemas"]["Named"];
                            place: number | null;
                            score: number | null;
                            promises: number;
                            onTime: number;
                            late: number;
                            answers: number;
                            confirmedAtOnce: number;
                            denied: number;
                            unanswered: number;
                            speed: number | null;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMeeting: {
        parameters: {
            query?: {
                caseType?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseType: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        since: string;
                        denials: number;
                        repeated: number;
                        problems: {
                            id: string;
                            number: string;
                            category: components["schemas"]["Named"] | null;
                            place: components["schemas"]["Named"] | null;
                            department: components["schemas"]["Named"] | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            openedAt: string;
                            dueAt: string | null;
                            because: ("late" | "unaccepted" | "denied" | "returned" | "disputed")[];
                        }[];
                        weakSpots: {
                            place: components["schemas"]["Named"];
                            within: components["schemas"]["Named"] | null;
                            category: components["schemas"]["Named"];
                            count: number;
                            numbers: string[];
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        /** @description what is left out stays as it is */
        requestBody: {
            content: {
                "application/json": {
                    categoryId?: string;
                    kind?: string;
                    /** @enum {string} */
                    urgency?: "normal" | "urgent" | "emergency";
                    territoryId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPreview"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    categoryId?: string;
                    kind?: string;
                    /** @enum {string} */
                    urgency?: "normal" | "urgent" | "emergency";
                    territoryId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseId: string;
                part: "resident" | "reporter";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    phone?: string | null;
                    email?: string | null;
                    address?: string | null;
                    noticeVersion?: number | null;
                    consent?: boolean | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnsent: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unsent"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideUnsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                outgoingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description again: it is sent once more, even when it may have arrived
                     * @enum {string}
                     */
                    decision: "again" | "leave";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministeredPeople: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                q?: string;
                active?: boolean;
                role?: "operator" | "clerk" | "head" | "reviewer" | "supervisor" | "analyst" | "administrator";
                departmentId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredPerson"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    userName: string;
                    name: string;
                    email?: string | null;
                    language: "az" | "tr" | "ru" | "en";
                    memberships: {
                        /** @enum {string} */
                        role: "operator" | "clerk" | "head" | "reviewer" | "supervisor" | "analyst" | "administrator";
                        organisationId?: string | null;
                        departmentId?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredPerson"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdministeredPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredPerson"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    name?: string;
                    email?: string | null;
                    language?: "az" | "tr" | "ru" | "en";
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredPerson"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "operator" | "clerk" | "head" | "reviewer" | "supervisor" | "analyst" | "administrator";
                    organisationId?: string | null;
                    departmentId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredPerson"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                personId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPasswordByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordSet"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                /** @description words of the name, in any language */
                q?: string;
                active?: boolean;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredOrganisation"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description never changes */
                    id: string;
                    /** @description by language */
                    name: {
                        [key: string]: string;
                    };
                    /** @enum {string} */
                    kind: "authority" | "utility" | "managing-company" | "contractor" | "other";
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredOrganisation"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    /** @description by language */
                    name?: {
                        [key: string]: string;
                    };
                    /** @enum {string} */
                    kind?: "authority" | "utility" | "managing-company" | "contractor" | "other";
                    email?: string | null;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredOrganisation"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministeredDepartments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                /** @description words of the name, in any language */
                q?: string;
                active?: boolean;
                organisationId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredDepartment"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description never changes */
                    id: string;
                    organisationId: string;
                    /** @description by language */
                    name: {
                        [key: string]: string;
                    };
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredDepartment"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                departmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    /** @description by language */
                    name?: {
                        [key: string]: string;
                    };
                    email?: string | null;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredDepartment"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministeredTerritories: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                /** @description words of names, ids; wherever the place lies */
                q?: string;
                /** @description places right below this one; left out, the widest places */
                within?: string;
                active?: boolean;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredTerritory"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTerritory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description never changes */
                    id: string;
                    parentId?: string | null;
                    /** @enum {string} */
                    kind: "region" | "district" | "city" | "settlement" | "quarter" | "street" | "building";
                    /** @description by language */
                    name: {
                        [key: string]: string;
                    };
                    externalId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredTerritory"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdministeredTerritory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                territoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredTerritory"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTerritory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                territoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    /** @enum {string} */
                    kind?: "region" | "district" | "city" | "settlement" | "quarter" | "street" | "building";
                    /** @description by language */
                    name?: {
                        [key: string]: string;
                    };
                    externalId?: string | null;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredTerritory"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importTerritories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description columns id, kind, name (or name_az, name_tr, name_ru, name_en), parent, external_id */
                    csv: string;
                    /** @description says what would be done and does nothing */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoriesImported"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listManagers: {
        parameters: {
            query?: {
                territoryId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            territoryId: string;
                            departmentId: string;
                            department: {
                                [key: string]: string;
                            };
                            /**
                             * Format: date
                             * @description YYYY-MM-DD, in the zone of the tenant
                             */
                            from: string;
                            to: string | null;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setManager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    territoryId: string;
                    departmentId: string | null;
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, in the zone of the tenant
                     */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            territoryId: string;
                            departmentId: string;
                            department: {
                                [key: string]: string;
                            };
                            /**
                             * Format: date
                             * @description YYYY-MM-DD, in the zone of the tenant
                             */
                            from: string;
                            to: string | null;
                        }[];
                        /** @description open cases there that are with others: on the day a person decides where each goes */
                        openCases: number;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministrationChanges: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                subjectKind?: string;
                subjectId?: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministrationEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministeredCategories: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                /** @description words of the name, in any language */
                q?: string;
                active?: boolean;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredCategory"][];
                        next: string | null;
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description never changes */
                    id: string;
                    parentId?: string | null;
                    /** @description by language */
                    name: {
                        [key: string]: string;
                    };
                    /** @description by language: words and phrases by which a description is known to be about it; boru* fits all that begins so */
                    words?: {
                        [key: string]: string[];
                    };
                    /** @description which department serves it, at a place or (null) everywhere */
                    servedBy?: {
                        territoryId: string | null;
                        departmentId: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredCategory"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trySentence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    language?: ("az" | "tr" | "ru" | "en") | null;
                    /** @description one category as it is being written: its words stand in the place of those that are kept */
                    category?: {
                        id: string;
                        parentId?: string | null;
                        /** @description by language: words and phrases by which a description is known to be about it; boru* fits all that begins so */
                        words: {
                            [key: string]: string[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentenceTried"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    /** @description by language */
                    name?: {
                        [key: string]: string;
                    };
                    parentId?: string | null;
                    position?: number;
                    /** @description by language: words and phrases by which a description is known to be about it; boru* fits all that begins so */
                    words?: {
                        [key: string]: string[];
                    };
                    /** @description which department serves it, at a place or (null) everywhere */
                    servedBy?: {
                        territoryId: string | null;
                        departmentId: string;
                    }[];
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredCategory"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredCalendar"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description never changes */
                    id: string;
                    weekly: {
                        /** Format: date */
                        validFrom: string;
                        hours: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                    }[];
                    days?: {
                        date: string;
                        kind: "holiday" | "half-day" | "declared-free" | "declared-working";
                        hours?: {
                            from: string;
                            to: string;
                        }[];
                        name?: {
                            [key: string]: string;
                        };
                        /** @description by what it is such a day: a key of `sources`, or words */
                        source?: string;
                        /** @description false: expected, but not decided yet; left out = certain */
                        certain?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredCalendar"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicHolidays: {
        parameters: {
            query: {
                /** @description ISO 3166-1 alpha-2 */
                country: string;
                year: number;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedHolidays"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the one it is based on: a newer one is not overwritten */
                    revision: number;
                    weekly: {
                        /** Format: date */
                        validFrom: string;
                        hours: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                    }[];
                    days: {
                        date: string;
                        kind: "holiday" | "half-day" | "declared-free" | "declared-working";
                        hours?: {
                            from: string;
                            to: string;
                        }[];
                        name?: {
                            [key: string]: string;
                        };
                        /** @description by what it is such a day: a key of `sources`, or words */
                        source?: string;
                        /** @description false: expected, but not decided yet; left out = certain */
                        certain?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEffect"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviseCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the one it is based on: a newer one is not overwritten */
                    revision: number;
                    weekly: {
                        /** Format: date */
                        validFrom: string;
                        hours: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                    }[];
                    days: {
                        date: string;
                        kind: "holiday" | "half-day" | "declared-free" | "declared-working";
                        hours?: {
                            from: string;
                            to: string;
                        }[];
                        name?: {
                            [key: string]: string;
                        };
                        /** @description by what it is such a day: a key of `sources`, or words */
                        source?: string;
                        /** @description false: expected, but not decided yet; left out = certain */
                        certain?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredCalendar"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeVersion"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the newest version that was read; 0: there is none yet */
                    basedOn: number;
                    text: {
                        [key: string]: string;
                    };
                    consentRequired: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeVersion"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredTenant"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as it was read: a change based on an older one is refused */
                    version: number;
                    /** @description by language */
                    name?: {
                        [key: string]: string;
                    };
                    languages?: ("az" | "tr" | "ru" | "en")[];
                    calendar?: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country?: string;
                    /** @description calendars count in it from now on; see previewZone */
                    zone?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredTenant"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewZone: {
        parameters: {
            query: {
                /** @description IANA time zone, such as Asia/Baku */
                zone: string;
            };
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneEffect"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdministeredServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdministeredService"][];
                        /** @description case types that come with the product and are not in force */
                        standard: components["schemas"]["Named"][];
                    };
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeStandardService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredService"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeServiceSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the tenant, such as `sahil` */
                tenant: string;
                caseType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the release it is based on: a newer one is not overwritten */
                    releaseId: string;
                    /** @description why: kept with the new release */
                    message: string;
                    settings: {
                        /** @description one rule must fit any case */
                        terms?: {
                            category: "*" | string;
                            urgency: "*" | ("normal" | "urgent" | "emergency");
                            channel: "*" | string;
                            term: {
                                /** @description whole for days; hours may have a fraction (1.5) */
                                amount: number;
                                unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                                /** @description the law, decree or contract that sets the term */
                                legalBasis?: string | {
                                    [key: string]: string;
                                };
                                /** @description where the legal basis can be read */
                                source?: string;
                                /** @description false: a sample, or not looked up; put your own in its place */
                                certain?: boolean;
                                /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                                asSoonAsPossible?: boolean;
                                /** @description id of the calendar to count in; left out = the tenant's own */
                                calendar?: string;
                            };
                        }[];
                        confirmation?: {
                            /** @description calls (or reminders) before the answer counts as missing */
                            attempts: number;
                            /** @description from one attempt to the next */
                            interval: {
                                /** @description whole for days; hours may have a fraction (1.5) */
                                amount: number;
                                unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                                /** @description the law, decree or contract that sets the term */
                                legalBasis?: string | {
                                    [key: string]: string;
                                };
                                /** @description where the legal basis can be read */
                                source?: string;
                                /** @description false: a sample, or not looked up; put your own in its place */
                                certain?: boolean;
                                /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                                asSoonAsPossible?: boolean;
                                /** @description id of the calendar to count in; left out = the tenant's own */
                                calendar?: string;
                            };
                            /** @description how long an answer by link is waited for, where no call is possible */
                            linkWait: {
                                /** @description whole for days; hours may have a fraction (1.5) */
                                amount: number;
                                unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                                /** @description the law, decree or contract that sets the term */
                                legalBasis?: string | {
                                    [key: string]: string;
                                };
                                /** @description where the legal basis can be read */
                                source?: string;
                                /** @description false: a sample, or not looked up; put your own in its place */
                                certain?: boolean;
                                /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                                asSoonAsPossible?: boolean;
                                /** @description id of the calendar to count in; left out = the tenant's own */
                                calendar?: string;
                            };
                            callingHours: {
                                weekly: {
                                    mon?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    tue?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    wed?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    thu?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    fri?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    sat?: {
                                        from: string;
                                        to: string;
                                    }[];
                                    sun?: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                /** @description may people be called on free days of the calendar */
                                onHolidays: boolean;
                            };
                            /** @description false: without an answer the case waits, it never ends unconfirmed */
                            allowUnconfirmed: boolean;
                        };
                        /** @description denials that send the case back; the next one is decided above */
                        denialLimit?: number;
                        /** @description returns ("not ours") before a supervisor chooses */
                        returnLimit?: number;
                        /** @description how long one objection to an explained answer is possible */
                        objectionWithin?: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                        /** @description how long after any ending the resident can reopen */
                        reopenWithin?: {
                            /** @description whole for days; hours may have a fraction (1.5) */
                            amount: number;
                            unit: "working-days" | "working-hours" | "calendar-days" | "clock-hours";
                            /** @description the law, decree or contract that sets the term */
                            legalBasis?: string | {
                                [key: string]: string;
                            };
                            /** @description where the legal basis can be read */
                            source?: string;
                            /** @description false: a sample, or not looked up; put your own in its place */
                            certain?: boolean;
                            /** @description the promise in words is "as soon as possible"; the amount is the inner target */
                            asSoonAsPossible?: boolean;
                            /** @description id of the calendar to count in; left out = the tenant's own */
                            calendar?: string;
                        };
                        /** @description kind of row -> ISO 8601 period after the ending, such as P5Y */
                        retention?: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredService"];
                };
            };
            /** @description RFC 9457 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 9457 */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
