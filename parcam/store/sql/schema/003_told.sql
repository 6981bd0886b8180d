-- What a remark says as the key of a text and its fields, so that it can be shown in any language; the sentence beside it is the record.
ALTER TABLE fault ADD COLUMN told VARCHAR DEFAULT '';
ALTER TABLE note ADD COLUMN told VARCHAR DEFAULT '';
ALTER TABLE understood ADD COLUMN told VARCHAR DEFAULT '';
